// 空白的表：权限矩阵按按钮时交的那些，内容不要紧，要紧的是谁在按。
import { newId } from "#lib/crypto/ids";

/** An organization's information with nothing filled in. */
export const INFORMATION = {
  version: 1,
  ...{ shortName: "某团支部", fullName: "", industryCategory: "", phone: "", email: "", adminQuota: "", adminQuotaActual: "" },
  ...{ institutionQuota: "", institutionQuotaActual: "", youthCount: "", recommendedPartyCount: "", schoolCode: "" },
  ...{ foundedAt: "", lastElectionAt: "", purpose: "", validUntil: "", isTownship: false, isYouthHome: false },
  secretary: { name: "", idNumber: "", mobile: "" },
};

/** A new branch. */
export const NEW_BRANCH = {
  ...{ category: "BRANCH", shortName: "新团支部", fullName: "", industryCategory: "", phone: "", email: "" },
  ...{ youthCount: "", recommendedPartyCount: "", purpose: "", validUntil: "" },
};

/** Another name for somebody, with a proof that nobody uploaded. */
export const RENAMED = { name: "某某某", idNumber: "", idNumberConfirm: "", note: "写错了", fileId: newId() };
/** A deletion, likewise. */
export const DOUBLED = { reason: "DUPLICATE", note: "重复录入", fileId: newId() };
/** An exception for nobody. */
export const WAIVER_FORM = { kind: "AGE", name: "", idNumber: "", idNumberConfirm: "", mobile: "", note: "县团委已出具情况说明" };
