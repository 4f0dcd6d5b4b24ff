import type { Metadata } from "next";
import { MemberBar, MemberPage } from "#components/layout/member";
import { OwnStays } from "#components/transfers/own-stays";
import { OwnStayForm } from "#components/transfers/stay-form";
import { SectionTitle } from "#components/ui/bits";
import { Empty, Note } from "#components/ui/states";
import { requireMember } from "#lib/auth/guard";
import { listOverseasBranches, listOwnStays } from "#lib/transfers/overseas/queries";
import { listTravellers } from "#lib/transfers/places/queries";

export const metadata: Metadata = { title: "出国（境）保留组织关系" };

const LIVE = ["SUBMITTED", "APPROVED"];

export default async function OwnOverseasPage() {
  const { actor, self } = await requireMember();
  const stays = await listOwnStays(self);
  const branches = actor.branch ? await listOverseasBranches(actor.branch.path) : [];
  const [traveller] = await listTravellers([self.personId]);
  const graduate = traveller?.mark === "GRADUATE";
  const open = stays.some((s) => LIVE.includes(s.state));
  return (
    <>
      <MemberBar back="/my/transfers" />
      <MemberPage>
        <h1 className="mb-3 font-semibold text-display">出国（境）学习，学校保留关系</h1>
        <Note className="mb-4">
          毕业之后去境外学习研究的，经校团委同意，团员关系留在学校的出国（境）团支部，每六个月汇报一次。短期交流不用办。
        </Note>
        {stays.length > 0 && <OwnStays stays={stays} />}
        {!open && graduate && branches.length > 0 && (
          <>
            <SectionTitle>申请</SectionTitle>
            <OwnStayForm branches={branches} />
          </>
        )}
        {!open && !(graduate && branches.length > 0) && (
          <Empty title={graduate ? "学校还没有出国（境）团支部" : "毕业生才用办"}>
            <p>
              {graduate
                ? "请联系校团委创建出国（境）学习研究团员团支部，再来申请。"
                : "在校期间的短期交流，团员关系留在原来的支部，不用办理。"}
            </p>
          </Empty>
        )}
      </MemberPage>
    </>
  );
}
