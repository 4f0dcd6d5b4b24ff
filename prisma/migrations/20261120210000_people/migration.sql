-- 找人（NAV-09）：姓名、全拼、首字母的开头各是一段索引，路径在同一段索引里比较，不读名册本身
ALTER TABLE "membership" ADD COLUMN "name_initials" TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE "membership" m SET "name_initials" = p."name_initials" FROM "person" p WHERE p.id = m.person_id;

-- 首字母跟着人走：录入、注册、更正姓名都不必记得它
CREATE FUNCTION "membership_spelling"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.name_initials INTO NEW.name_initials FROM person p WHERE p.id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "membership_spelling" BEFORE INSERT ON "membership" FOR EACH ROW EXECUTE FUNCTION "membership_spelling"();
CREATE FUNCTION "person_renamed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE membership SET name_key = NEW.name_pinyin || ' ' || NEW.name, name_initials = NEW.name_initials WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "person_renamed" AFTER UPDATE OF "name", "name_pinyin", "name_initials" ON "person" FOR EACH ROW
  WHEN (OLD.name <> NEW.name OR OLD.name_pinyin <> NEW.name_pinyin OR OLD.name_initials <> NEW.name_initials)
  EXECUTE FUNCTION "person_renamed"();

-- name_key 是“全拼 姓名”：前半段按全拼找，后半段按姓名找
DROP INDEX "membership_name_idx";
CREATE INDEX "membership_name_idx" ON "membership"("name_key", "person_id", "branch_path") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_initials_idx" ON "membership"("name_initials", "person_id", "branch_path") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_written_idx" ON "membership"((substr("name_key", strpos("name_key", ' ') + 1)), "person_id", "branch_path") WHERE "status" = 'ACTIVE';

-- 不在任何支部的团干部不多，另有三段小索引
CREATE INDEX "person_cadre_name_idx" ON "person"("name") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';
CREATE INDEX "person_cadre_pinyin_idx" ON "person"("name_pinyin") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';
CREATE INDEX "person_cadre_initials_idx" ON "person"("name_initials") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';

-- 核实依据与待核实（MEM-21）
ALTER TABLE "person" ADD COLUMN "membership_evidence" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "person" ADD COLUMN "unverified" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "person_unverified_idx" ON "person"("id") WHERE "unverified" AND "status" = 'ACTIVE';

-- 实名认证（MEM-23、5.17）
CREATE TABLE "real_name_batch" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "real_name_batch_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "real_name_batch_no_key" ON "real_name_batch"("no");
CREATE TABLE "real_name_item" (
    "batch_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "id_index" BYTEA NOT NULL,
    "result" "RealNameCheck",
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "real_name_item_pkey" PRIMARY KEY ("batch_id","person_id")
);
CREATE INDEX "real_name_item_person_id_idx" ON "real_name_item"("person_id");
CREATE INDEX "person_unchecked_idx" ON "person"("id") WHERE "real_name_check" IN ('UNCHECKED', 'FAILED') AND "status" = 'ACTIVE';

-- 不规范的发展团员编号（MEM-25）
CREATE TYPE "IrregularCause" AS ENUM ('OCCUPIED', 'YEAR', 'LENGTH', 'FORMAT');
CREATE TABLE "number_irregularity" (
    "person_id" UUID NOT NULL,
    "cause" "IrregularCause" NOT NULL,
    "number" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_irregularity_pkey" PRIMARY KEY ("person_id")
);

-- 大批导出要第二位管理员（滥用案例 23），监护人同意（S18），本人修改的审批（MEM-17）
ALTER TYPE "PaperType" ADD VALUE 'EXPORT';
ALTER TYPE "PaperType" ADD VALUE 'SELF_EDIT';
CREATE TYPE "ExportState" AS ENUM ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'USED');
CREATE TABLE "export_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "filter" JSONB NOT NULL,
    "columns" TEXT[],
    "size" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'WAITING',
    "decided_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "export_request_second_check" CHECK ("decided_by_id" IS NULL OR "state" = 'REFUSED' OR "decided_by_id" <> "requested_by_id")
);
CREATE INDEX "export_request_organization_id_requested_at_idx" ON "export_request"("organization_id", "requested_at");
CREATE TABLE "guardian_consent" (
    "person_id" UUID NOT NULL,
    "guardian_name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "manner" TEXT NOT NULL,
    "consented_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guardian_consent_pkey" PRIMARY KEY ("person_id")
);
CREATE TYPE "SelfEditState" AS ENUM ('WAITING', 'APPROVED', 'REFUSED', 'CANCELLED');
CREATE TABLE "self_edit" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "draft" BYTEA NOT NULL,
    "state" "SelfEditState" NOT NULL DEFAULT 'WAITING',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "self_edit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "self_edit_person_id_idx" ON "self_edit"("person_id");

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "real_name_batch", "real_name_item", "number_irregularity",
      "export_request", "guardian_consent", "self_edit" TO zhtj_app;
    GRANT USAGE, SELECT ON SEQUENCE "real_name_batch_no_seq" TO zhtj_app;
  END IF;
END $$;
