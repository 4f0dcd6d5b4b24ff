// 人员记录的写入：资料内容变成库里的一行。
import { blindIndex, mobileIndex } from "#lib/crypto/blind";
import { seal, sealJson } from "#lib/crypto/seal";
import { bytesForRow } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { birthOf, genderOf } from "#lib/members/identity/rules";
import { CONTACT_FIELDS, type Contacts, contactPlace, idPlace } from "#lib/members/record/queries";
import { spellName } from "#lib/pinyin";

function contactsOf(draft: Draft): Contacts {
  return Object.fromEntries(CONTACT_FIELDS.filter((f) => draft[f]).map((f) => [f, draft[f]]));
}

/** Columns that identify a person; they are written once. */
export function identityColumns(id: string, draft: Draft) {
  const spelling = spellName(draft.name);
  return {
    id,
    name: draft.name,
    name_pinyin: spelling.full,
    name_initials: spelling.initials,
    id_number: bytesForRow(seal(draft.idNumber, idPlace(id))),
    id_index: bytesForRow(blindIndex("id-number", draft.idNumber)),
    id_tail_index: bytesForRow(blindIndex("id-tail", draft.idNumber.slice(-4))),
    gender: genderOf(draft.idNumber),
    birth_date: birthOf(draft.idNumber),
  };
}

/** Columns that may be edited. */
export function profileColumns(id: string, draft: Draft) {
  return {
    ethnicity: draft.ethnicity,
    occupation_class: draft.occupationClass,
    study_status: draft.studyStatus,
    occupation: draft.occupation,
    education: draft.education,
    political_status: draft.politicalStatus,
    join_league_date: draft.joinLeagueDate?.day ?? null,
    join_league_precision: draft.joinLeagueDate?.precision ?? "DAY",
    development_no: draft.developmentNo,
    join_party_date: draft.joinPartyDate?.day ?? null,
    contacts: bytesForRow(sealJson(contactsOf(draft), contactPlace(id))),
    mobile_index: bytesForRow(mobileIndex(draft.mobile)),
    unit_name: draft.unitName,
    party_application: draft.partyApplication,
    party_application_date: draft.partyApplicationDate?.day ?? null,
    is_volunteer: draft.isVolunteer,
    volunteer_since: draft.volunteerSince?.day ?? null,
  };
}
