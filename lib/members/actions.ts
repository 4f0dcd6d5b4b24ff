"use server";
// 团员资料：修改、查看完整信息。
import { action } from "#lib/action";
import { editMember as edit, editOwnRecord as editOwn } from "#lib/members/commands";
import { revealNumberHolder as revealHolder, revealPerson as reveal } from "#lib/members/disclosures/commands";
import * as realNames from "#lib/members/real-name/commands";
import { requestExport as askExport } from "#lib/members/exports/commands";
import { verifyMember as verify } from "#lib/members/evidence/commands";
import { recordConsent as consent } from "#lib/members/guardian/commands";
import { consentSchema } from "#lib/members/guardian/schema";
import { exportOwnData as exportOwn } from "#lib/members/own/commands";
import { editSchema, exportRequestSchema, fileSchema, holderSchema, nothingSchema, revealSchema, verifySchema } from "#lib/members/schema";

export const editMember = action("editMember", editSchema, edit);
export const editOwnRecord = action("editOwnRecord", editSchema, editOwn);
export const recordConsent = action("recordConsent", consentSchema, consent);
export const exportOwnData = action("exportOwnData", nothingSchema, exportOwn);
export const verifyMember = action("verifyMember", verifySchema, verify);
export const requestExport = action("requestExport", exportRequestSchema, askExport);
export const sendRealNames = action("sendRealNames", nothingSchema, realNames.sendRealNames);
export const importRealNames = action("importRealNames", fileSchema, realNames.importRealNames);
export const revealPerson = action("revealPerson", revealSchema, reveal);
export const revealNumberHolder = action("revealNumberHolder", holderSchema, revealHolder);
