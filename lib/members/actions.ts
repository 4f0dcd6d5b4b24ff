"use server";
// 团员资料：修改、查看完整信息。
import { action } from "#lib/action";
import { editMember as edit, editOwnRecord as editOwn } from "#lib/members/commands";
import { revealNumberHolder as revealHolder, revealPerson as reveal } from "#lib/members/disclosures/commands";
import { editSchema, holderSchema, revealSchema } from "#lib/members/schema";

export const editMember = action("editMember", editSchema, edit);
export const editOwnRecord = action("editOwnRecord", editSchema, editOwn);
export const revealPerson = action("revealPerson", revealSchema, reveal);
export const revealNumberHolder = action("revealNumberHolder", holderSchema, revealHolder);
