import { describe, expect, it } from "vitest";
import { withFreshWorld } from "#tests/support/database";
import { adminsOf } from "#tests/support/desks";
import { CLASS_1, COMMUNITY } from "#tests/support/organizations";
import { given } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { at, branchOf, bringIn, judge } from "#tests/support/transfers";

describe("自己坐的桌，放自己走（I15、TRF-28）", () => {
  withFreshWorld();

  it("听涛社区请支书来，支书自己同意转出：他的权限在这个决定之后才结束", async () => {
    given(await bringIn(await at("K13", COMMUNITY), "M01"));
    given(await judge(await at("M01", CLASS_1), "M01"));
    expect([await branchOf("M01"), await adminsOf(CLASS_1)]).toEqual([COMMUNITY, ["周望舒"]]);
    expect(await violations()).toEqual([]);
  });
});
