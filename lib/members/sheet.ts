// 团员团干部的工作簿：一行读成资料内容，读不懂的记下来（规格 4.9.2）。
import type { Post } from "#generated/enums";
import { type DatedValue, parseDate } from "#lib/dates";
import { isLost, withoutMark } from "#lib/excel/cells";
import type { ErrorCode } from "#lib/errors";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { canonicalDigits, canonicalId, canonicalMobile, canonicalName } from "#lib/members/identity/rules";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { ETHNIC_GROUPS } from "#lib/options/ethnic-groups";
import { type OptionList, YES_NO } from "#lib/options/option-list";
import {
  CADRE_NATURES,
  DUTY_STATUSES,
  EDUCATIONS,
  OCCUPATION_CLASSES,
  OCCUPATIONS,
  POLITICAL_STATUSES,
  POST_MODES,
  STUDY_STATUSES,
} from "#lib/options/person-options";
import { POST_LABELS } from "#lib/organizations/labels";
import { no } from "#lib/verdict";

/** Posts of earlier years that are committee members now (CAD-13, Q7). */
const LEGACY_POSTS = ["组织委员", "宣传委员", "文体委员", "生产委员", "权益委员", "志愿委员", "学习委员"];

export type Cells = Readonly<Record<string, string>>;
/** A row as it was read: the draft, and what could not be read. */
export type ReadRow = { draft: Draft; findings: Finding[] };

/** Reads the cells of one row, noting what makes no sense. */
class RowReader {
  readonly findings: Finding[] = [];
  readonly #cells: Cells;
  readonly #rowNo: number;
  constructor(cells: Cells, rowNo: number) {
    this.#cells = cells;
    this.#rowNo = rowNo;
  }
  #note(field: PersonField, code: ErrorCode, values: Record<string, string | number> = {}): null {
    this.findings.push({ field, code, because: no(code, values).because, soft: code.startsWith("W-") });
    return null;
  }
  text(key: string): string | null {
    return withoutMark(this.#cells[key] ?? "").trim() || null;
  }
  idNumber(): string {
    const text = this.#cells.idNumber ?? "";
    if (isLost(text)) this.#note("idNumber", "E-IMP-09", { r: this.#rowNo });
    return canonicalId(withoutMark(text));
  }
  digits(key: "developmentNo" | "qq"): string | null {
    return canonicalDigits(withoutMark(this.#cells[key] ?? "")) || null;
  }
  mobile(): string | null {
    return canonicalMobile(withoutMark(this.#cells.mobile ?? "")) || null;
  }
  option(field: PersonField, list: OptionList, key: string = field): string | null {
    const text = this.text(key);
    if (!text) return null;
    const options = list.labels.slice(0, 6).join("、") + (list.labels.length > 6 ? "等" : "");
    return list.codeOf(text) ?? this.#note(field, "E-MEM-41", { field: FIELD_LABELS[field], options });
  }
  flag(field: PersonField): boolean | null {
    const code = this.option(field, YES_NO);
    return code === null ? null : code === "1";
  }
  date(field: PersonField): DatedValue | null {
    const text = this.#cells[field]?.trim();
    return text ? (parseDate(text) ?? this.#note(field, "E-MEM-44", { field: FIELD_LABELS[field] })) : null;
  }
  month(field: PersonField): string | null {
    return this.date(field)?.day.slice(0, 7) ?? null;
  }
  post(): Post | null {
    const text = this.text("post");
    if (!text) return null;
    const post = (Object.keys(POST_LABELS) as Post[]).find((p) => POST_LABELS[p] === text);
    if (post) return post;
    if (!LEGACY_POSTS.includes(text)) return this.#note("post", "E-CAD-04");
    this.#note("post", "W-CAD-15", { old: text });
    return "COMMITTEE_MEMBER";
  }
}

const POST_KEYS = ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"] as const;

/** Post cells that are filled although the row says that the person is no cadre (Q8). */
export const strayPostCells = (cells: Cells, draft: Draft): string[] =>
  draft.isCadre === false ? POST_KEYS.filter((key) => (cells[key] ?? "").trim() !== "") : [];

function officeOf(row: RowReader): Pick<Draft, "isCadre" | (typeof POST_KEYS)[number]> {
  return {
    isCadre: row.flag("isCadre"),
    post: row.post(),
    postSince: row.month("postSince"),
    postMode: row.option("postMode", POST_MODES),
    cadreNature: row.option("cadreNature", CADRE_NATURES),
    isPeerPartyCommitteeMember: row.flag("isPeerPartyCommitteeMember"),
  };
}

function leagueOf(row: RowReader) {
  const occupationClass = row.option("occupationClass", OCCUPATION_CLASSES) as Draft["occupationClass"];
  const student = occupationClass === "STUDENT";
  return {
    ethnicity: row.option("ethnicity", ETHNIC_GROUPS),
    occupationClass,
    studyStatus: student ? row.option("studyStatus", STUDY_STATUSES, "status") : null,
    occupation: student ? null : row.option("occupation", OCCUPATIONS, "status"),
    education: row.option("education", EDUCATIONS),
    politicalStatus: row.option("politicalStatus", POLITICAL_STATUSES),
    joinLeagueDate: row.date("joinLeagueDate"),
    developmentNo: row.digits("developmentNo"),
    joinPartyDate: row.date("joinPartyDate"),
  };
}

/** Reads one row of the member sheet. */
export function readMemberRow(cells: Cells, rowNo: number): ReadRow {
  const row = new RowReader(cells, rowNo);
  const draft: Draft = {
    name: canonicalName(row.text("name") ?? ""),
    idNumber: row.idNumber(),
    ...leagueOf(row),
    ...officeOf(row),
    dutyStatus: row.option("dutyStatus", DUTY_STATUSES),
    mobile: row.mobile(),
    householdAddress: row.text("householdAddress"),
    email: row.text("email"),
    qq: row.digits("qq"),
    wechat: row.text("wechat"),
    weibo: row.text("weibo"),
    unitName: null,
    partyApplication: row.flag("partyApplication"),
    partyApplicationDate: row.date("partyApplicationDate"),
    isVolunteer: row.flag("isVolunteer"),
    volunteerSince: row.date("volunteerSince"),
  };
  return { draft, findings: row.findings };
}

/** The column in which a field stands. */
export const columnKeyOf = (field: PersonField): string => (field === "studyStatus" || field === "occupation" ? "status" : field);
