-- 录入例外：年龄不足、部队发展的（MEM-27、MEM-29）
ALTER TYPE "PaperType" ADD VALUE 'ENTRY_WAIVER';
CREATE TYPE "WaiverKind" AS ENUM ('AGE', 'ARMY');
CREATE TYPE "WaiverState" AS ENUM ('REPORTED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'USED');
CREATE TABLE "entry_waiver" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "kind" "WaiverKind" NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "id_index" BYTEA NOT NULL,
    "branch_id" UUID NOT NULL,
    "province_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "state" "WaiverState" NOT NULL DEFAULT 'REPORTED',
    "filed_by_id" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "person_id" UUID,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "entry_waiver_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "entry_waiver_no_key" ON "entry_waiver"("no");
CREATE INDEX "entry_waiver_province_id_filed_at_idx" ON "entry_waiver"("province_id", "filed_at");
CREATE INDEX "entry_waiver_branch_id_idx" ON "entry_waiver"("branch_id");
-- 一个人同一时间只有一份
CREATE UNIQUE INDEX "entry_waiver_open_idx" ON "entry_waiver"("id_index") WHERE "state" IN ('REPORTED', 'APPROVED');
ALTER TABLE "person" ADD COLUMN "entry_waiver" "WaiverKind";

-- 青年列表（MEM-33）
CREATE TABLE "youth" (
    "id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mobile" BYTEA,
    "birth_year" INTEGER NOT NULL,
    "noted_by_id" UUID NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "youth_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "youth_branch_id_birth_year_idx" ON "youth"("branch_id", "birth_year");

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "entry_waiver", "youth" TO zhtj_app;
    GRANT USAGE, SELECT ON SEQUENCE "entry_waiver_no_seq" TO zhtj_app;
  END IF;
END $$;
