// 认表：这份工作簿是哪一种模板，对不对得上要办的事。
import type { ImportKind } from "#generated/enums";
import { mapHeaders, type Template } from "#lib/excel/template";
import { CADRE_TEMPLATE, cadreTemplate, MEMBER_BELOW_TEMPLATE, MEMBER_TEMPLATE } from "#lib/members/columns/sheet";
import { type Parent, postsOf } from "#lib/organizations/rules";
import { childTemplate } from "#lib/organizations/sheet";
import { TRANSFER_TEMPLATE } from "#lib/transfers/sheet";
import { no, type Verdict, yes } from "#lib/verdict";

/** The template of a kind of import. Organizations depend on their parent. */
export function templateOf(kind: ImportKind, parent: Parent & { level: number }, operator = false): Template {
  if (kind === "MEMBERS") return MEMBER_TEMPLATE;
  if (kind === "TRANSFERS_IN") return TRANSFER_TEMPLATE;
  if (kind === "CADRES") return cadreTemplate(postsOf(parent));
  return kind === "MEMBERS_BELOW" ? MEMBER_BELOW_TEMPLATE : childTemplate(parent, operator);
}

const MEMBER_KINDS: readonly string[] = ["MEMBERS", "MEMBERS_BELOW", "CADRES"];

/** Which template a sheet was made from: by its mark, else by its headers; null when it resembles none (Q4). */
export function recognise(mark: string | undefined, headers: readonly string[], parent: Parent): string | null {
  if (mark && [...MEMBER_KINDS, "ORGANIZATIONS", "TRANSFERS_IN"].includes(mark)) return mark;
  const found = (template: Template) => Object.keys(mapHeaders(template, headers));
  const member = found(CADRE_TEMPLATE);
  if (member.length >= 3 && member.includes("dutyStatus") && !found(MEMBER_TEMPLATE).includes("householdAddress")) return "CADRES";
  const below = found(MEMBER_BELOW_TEMPLATE);
  if (below.length >= 3) return below.includes("branch") ? "MEMBERS_BELOW" : "MEMBERS";
  if (below.length === 2 && below.includes("name") && below.includes("idNumber")) return "TRANSFERS_IN";
  const organizations = found(childTemplate(parent));
  return organizations.length >= 1 && !below.includes("idNumber") ? "ORGANIZATIONS" : null;
}

/** Whether a recognised template may be used for a kind of import (E-IMP-01, 03, 05). */
export function fitsKind(recognised: string | null, kind: ImportKind): Verdict {
  if (recognised === kind) return yes;
  if (recognised === null) return no("E-IMP-01");
  return MEMBER_KINDS.includes(recognised) && MEMBER_KINDS.includes(kind) ? no("E-IMP-05") : no("E-IMP-03");
}
