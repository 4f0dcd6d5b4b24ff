// 虚构世界的管理员（规格 9.3）。
import type { Draft } from "#lib/members/entry/schema";
import { day, person, post, worker, type WorldPerson, type WorldPost } from "#world/makers";

const PARTY: Partial<Draft> = {
  politicalStatus: "01",
  joinPartyDate: day("2019-07-01"),
  partyApplication: true,
  partyApplicationDate: day("2017-03-01"),
};

/** May 4 of the year of the fifteenth birthday. */
const joinedAtFifteen = (idNumber: string): string => `${Number(idNumber.slice(6, 10)) + 15}-05-04`;

type Chief = { key: string; name: string; idNumber: string; organization: string; occupation?: string; also?: WorldPost };

const chief = ({ key, name, idNumber, organization, occupation = "03", also }: Chief): WorldPerson =>
  person({
    key,
    name,
    idNumber,
    branch: null,
    posts: [post(organization, "SECRETARY", "2023-03"), ...(also ? [also] : [])],
    administers: [organization],
    joined: joinedAtFifteen(idNumber),
    education: "21",
    occupation: worker(occupation),
    mobile: `199000001${key.slice(1)}`,
    more: { ...PARTY, householdAddress: null, postMode: "02", cadreNature: "01", isPeerPartyCommitteeMember: false, dutyStatus: "01" },
  });

type Secretary = Omit<Chief, "also"> & { joined: string };

const branchSecretary = ({ key, name, idNumber, organization, joined, occupation = "03" }: Secretary): WorldPerson =>
  person({
    key,
    name,
    idNumber,
    branch: organization,
    posts: [post(organization, "SECRETARY", "2023-03")],
    administers: [organization],
    joined,
    education: "21",
    occupation: worker(occupation),
    mobile: `199000001${key.slice(1)}`,
  });

export const ADMINISTRATORS: readonly WorldPerson[] = [
  chief({ key: "K01", name: "江望北", idNumber: "379901199001159071", organization: "O01" }),
  chief({ key: "K02", name: "江予川", idNumber: "379901199103059135", organization: "O02" }),
  chief({ key: "K03", name: "顾书白", idNumber: "379901199204179291", organization: "O03" }),
  chief({
    key: "K05",
    name: "白若溪",
    idNumber: "379901199505269362",
    organization: "O05",
    also: post("O04", "DEPUTY_SECRETARY", "2023-03"),
  }),
  chief({ key: "K09", name: "岳临风", idNumber: "379901199306089414", organization: "O09" }),
  chief({ key: "K10", name: "东方朔野", idNumber: "379901199407199532", organization: "O10" }),
  branchSecretary({ key: "K13", name: "水清浅", idNumber: "379901199708019603", organization: "O13", joined: "2012-05-04" }),
  chief({ key: "K19", name: "程远帆", idNumber: "379901199510129751", organization: "O19" }),
  branchSecretary({ key: "K20", name: "柳未央", idNumber: "379901200002149823", organization: "O20", joined: "2014-05-04" }),
  chief({ key: "K21", name: "海若谷", idNumber: "379901199611239976", organization: "O21", occupation: "01" }),
  branchSecretary({
    key: "K22",
    name: "舟自横",
    idNumber: "37990119990130991X",
    organization: "O22",
    joined: "2013-05-04",
    occupation: "01",
  }),
  chief({ key: "K23", name: "夏蝉鸣", idNumber: "379901199312259061", organization: "O23" }),
  branchSecretary({ key: "K25", name: "向晚晴", idNumber: "379901200206069286", organization: "O12", joined: "2016-11-10" }),
];
