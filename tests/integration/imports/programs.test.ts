import { beforeAll, describe, expect, it } from "vitest";
import { withWorld } from "#tests/support/database";
import { check, rowsOf } from "#tests/support/imports";
import { CLASS_1 } from "#tests/support/organizations";
import { type Player, signedIn } from "#tests/support/people";
import { PROGRAMS } from "#tests/support/programs";
import type { SeenCell, SeenRow } from "#tests/support/saved";
import { COLUMNS, studentOf } from "#tests/support/students";

const DAYS = ["joinLeagueDate", "volunteerSince"];

/** A student as somebody types them who lets the program make dates of dates, and sets part of a name in bold. */
const typed = (n: number): SeenRow => {
  const student = studentOf(n);
  return COLUMNS.map(([key]): SeenCell => {
    const text = student[key] ?? null;
    if (text !== null && DAYS.includes(key)) return { day: text };
    if (text !== null && key === "name") return n % 2 === 0 ? { bold: [text.slice(0, 1), text.slice(1)] } : { text, reading: "ming" };
    return key === "mobile" ? Number(text) : text;
  });
};

describe("WPS、Numbers、LibreOffice 存的花名册，检查的结果一样（Q1）", () => {
  withWorld();
  let m01: Player;
  beforeAll(async () => {
    m01 = await signedIn("M01", { organization: CLASS_1 });
  });

  it.each(Object.keys(PROGRAMS))("%s：五个人都能新增，一项不差", async (program) => {
    const people = [8100, 8101, 8102, 8103, 8104];
    const bytes = PROGRAMS[program]?.([COLUMNS.map(([, header]) => header), ...people.map(typed)]) ?? Buffer.alloc(0);
    const batch = await check(m01, "MEMBERS", bytes);
    const rows = await rowsOf(batch.id);
    expect(rows.map(({ verdict, codes }) => [verdict, ...codes])).toEqual(people.map(() => ["NEW"]));
    const wanted = people.map((n) => Object.fromEntries(Object.entries(studentOf(n)).filter(([key]) => key !== "status")));
    expect(rows.map(({ cells }, i) => Object.fromEntries(Object.keys(wanted[i] ?? {}).map((key) => [key, cells[key]])))).toEqual(wanted);
  });
});
