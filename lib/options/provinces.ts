// 省级行政区：GB/T 2260 前两位；另有全国性二级单位的自编代码（规格 8.14）。
const TERRITORIES: Readonly<Record<string, string>> = {
  "11": "北京市",
  "12": "天津市",
  "13": "河北省",
  "14": "山西省",
  "15": "内蒙古自治区",
  "21": "辽宁省",
  "22": "吉林省",
  "23": "黑龙江省",
  "31": "上海市",
  "32": "江苏省",
  "33": "浙江省",
  "34": "安徽省",
  "35": "福建省",
  "36": "江西省",
  "37": "山东省",
  "41": "河南省",
  "42": "湖北省",
  "43": "湖南省",
  "44": "广东省",
  "45": "广西壮族自治区",
  "46": "海南省",
  "50": "重庆市",
  "51": "四川省",
  "52": "贵州省",
  "53": "云南省",
  "54": "西藏自治区",
  "61": "陕西省",
  "62": "甘肃省",
  "63": "青海省",
  "64": "宁夏回族自治区",
  "65": "新疆维吾尔自治区",
  "71": "台湾省",
  "81": "香港特别行政区",
  "82": "澳门特别行政区",
};

/** Prefixes that an ID number may begin with; 83 is used for residents of Taiwan (Q16). */
export const ID_PREFIXES: ReadonlySet<string> = new Set([...Object.keys(TERRITORIES), "83"]);

/** Second-level units that are not territories. */
export const SYSTEM_UNITS: readonly (readonly [code: string, shortName: string])[] = [
  ["91", "全国铁道团委"],
  ["92", "全国民航团委"],
  ["93", "中直机关团工委"],
  ["94", "中央国家机关团工委"],
  ["95", "中央金融团工委"],
  ["96", "中央企业团工委"],
  ["97", "新疆生产建设兵团团委"],
];

/** Short names of the provincial committees of the mainland, by code. */
export const PROVINCIAL_COMMITTEES: readonly (readonly [code: string, shortName: string])[] = Object.entries(TERRITORIES)
  .filter(([code]) => Number(code) < 71)
  .map(([code, name]) => [code, `团${name}委`]);
