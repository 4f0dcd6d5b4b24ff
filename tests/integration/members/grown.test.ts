import { expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { completeAtEighteen } from "#lib/members/jobs";
import { withWorld } from "#tests/support/database";
import { asOwner } from "#tests/support/owner";
import { personId } from "#tests/support/people";

withWorld();

it("停了大半年，前面还排着五百个不用答的人，也一个不漏（MEM-13、MEM-24）", async () => {
  const id = await personId("M10");
  const missing = async () => (await db().person.findUniqueOrThrow({ where: { id } })).missing;
  await asOwner([
    `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
       'id_index', '\\x' || md5(n::text), 'development_no', NULL))).* FROM person p, generate_series(1, 500) n WHERE p.id = '${id}'`,
  ]);
  setClock(new Date("2026-11-20T00:05:00+08:00"));
  expect(await missing()).toEqual([]);
  await completeAtEighteen();
  expect(await missing()).toEqual(["partyApplication"]);
});
