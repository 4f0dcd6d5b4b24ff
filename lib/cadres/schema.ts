// 团干部的表单，和团干部列表的筛选。
import * as z from "zod/mini";
import { Post } from "#generated/enums";
import { searched } from "#lib/fields";
import { entrySchema, personFormFields } from "#lib/members/schema";

const organizationId = z.uuid();
const post = z.enum(Object.values(Post) as [Post, ...Post[]], "请选择职务。");
const month = personFormFields.postSince;

/** A cadre of the own level; of somebody known already only the post is read (CAD-01, CAD-06). */
export const cadreSchema = z.strictObject({
  organizationId,
  idNumberConfirm: entrySchema.shape.idNumberConfirm,
  acceptWarnings: z.boolean(),
  archiveFileId: entrySchema.shape.archiveFileId,
  person: entrySchema.shape.person,
});
export type CadreForm = z.input<typeof cadreSchema>;
export type CadreEntry = z.output<typeof cadreSchema>;

/** Who it is about, before the form is filled in. */
export const whoSchema = z.strictObject({ organizationId, name: personFormFields.name, idNumber: personFormFields.idNumber });
export type Who = z.output<typeof whoSchema>;

/** A member of the own branch, by number. */
export const appointeeSchema = z.strictObject({ organizationId, idNumber: personFormFields.idNumber });
export type Appointee = z.output<typeof appointeeSchema>;

const { postMode, cadreNature, isPeerPartyCommitteeMember, dutyStatus } = personFormFields;
const officeTexts = z.strictObject({
  post: personFormFields.post,
  postSince: month,
  postMode,
  cadreNature,
  isPeerPartyCommitteeMember,
  dutyStatus,
});

/** The post of somebody and what is told of it, as texts. */
export const officeSchema = z.strictObject({ organizationId, personId: z.uuid("请选择团员。"), person: officeTexts });
export type OfficeForm = z.input<typeof officeSchema>;
export type OfficeEntry = z.output<typeof officeSchema>;

export const postChangeSchema = z.strictObject({
  organizationId,
  personId: z.uuid("请选择任职人。"),
  post,
  since: month,
  /** The secretary in office becomes a committee member (CAD-12). */
  replaceSecretary: z.boolean(),
});
export type PostChange = z.output<typeof postChangeSchema>;

export const holderSchema = z.strictObject({ organizationId, personId: z.uuid() });
export type Holder = z.output<typeof holderSchema>;

export const emptySchema = z.strictObject({});

export const confirmPostSchema = z.strictObject({ organizationId, post });

const page = z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1);

/** Filters of the cadre list; every address opens. */
export const cadreFilterSchema = z.object({
  q: searched,
  at: z.catch(z.optional(z.uuid()), undefined),
  show: z.catch(z.enum(["all", "incomplete", "admins", "unconfirmed"]), "all"),
  post: z.catch(z.enum(["", ...Object.values(Post)]), ""),
  page,
  /** The page of the lower organizations. */
  below: page,
});
export type CadreFilter = z.output<typeof cadreFilterSchema>;

export const placeFilterSchema = z.object({ at: z.catch(z.optional(z.uuid()), undefined), page, below: page });
