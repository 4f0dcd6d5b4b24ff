-- 毕业：团支部的毕业标记与更正，去向申报，成批转接，提醒
ALTER TYPE "CorrectionKind" ADD VALUE 'GRADUATION_MARK';
ALTER TYPE "PaperType" ADD VALUE 'GRADUATION_MARK';
CREATE TYPE "MarkReason" AS ENUM ('TEACHERS', 'MIXED', 'OTHER');

ALTER TABLE "organization" ADD COLUMN "graduation_reason" "MarkReason",
  ADD COLUMN "graduation_note" TEXT,
  ADD COLUMN "graduation_marked_at" TIMESTAMPTZ(3),
  ADD COLUMN "graduated_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "organization_graduation_mark_check" CHECK ("graduation_month" IS NULL OR "graduation_reason" IS NULL);
-- What is due on June 1 is found without reading the tree.
CREATE INDEX "organization_graduation_month_idx" ON "organization"("graduation_month") WHERE "category" = 'BRANCH' AND "graduation_month" IS NOT NULL;

ALTER TABLE "correction" ALTER COLUMN "person_id" DROP NOT NULL,
  ALTER COLUMN "file_id" DROP NOT NULL,
  ADD COLUMN "branch_id" UUID,
  ADD COLUMN "mark" JSONB,
  ADD CONSTRAINT "correction_subject_check" CHECK (("person_id" IS NULL) <> ("branch_id" IS NULL) AND ("branch_id" IS NULL) = ("mark" IS NULL));
CREATE INDEX "correction_branch_id_idx" ON "correction"("branch_id");
-- One request about a branch at a time, whoever presses first.
CREATE UNIQUE INDEX "correction_open_branch_key" ON "correction"("branch_id") WHERE "closed_at" IS NULL;

CREATE TYPE "BatchSource" AS ENUM ('DECLARATIONS', 'WORKBOOK');
CREATE TYPE "BatchState" AS ENUM ('PLANNING', 'PLANNED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE', 'FAILED', 'DISCARDED');
CREATE TYPE "BatchVerdict" AS ENUM ('READY', 'BLOCKED', 'FILED', 'MOVED', 'UNDONE');
CREATE TYPE "ReminderKind" AS ENUM ('RETENTION', 'FLOATING', 'EMPLOYED', 'OVERSEAS');

CREATE TABLE "graduate_declaration" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE CASCADE,
    "branch_id" UUID NOT NULL REFERENCES "organization"("id") ON DELETE RESTRICT,
    "route" "TransferReason" NOT NULL,
    "target_id" UUID REFERENCES "organization"("id") ON DELETE RESTRICT,
    "school" "SchoolType",
    "month" TEXT,
    "start_on" DATE,
    "end_on" DATE,
    "details" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "graduate_declaration_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "graduate_declaration_period_check" CHECK ("end_on" IS NULL OR "start_on" < "end_on")
);
-- One that is not used yet for each person.
CREATE UNIQUE INDEX "graduate_declaration_open_key" ON "graduate_declaration"("person_id") WHERE "used_at" IS NULL;
CREATE INDEX "graduate_declaration_person_id_idx" ON "graduate_declaration"("person_id");
CREATE INDEX "graduate_declaration_branch_id_idx" ON "graduate_declaration"("branch_id");

CREATE TABLE "graduate_batch" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL REFERENCES "organization"("id") ON DELETE RESTRICT,
    "created_by_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT,
    "source" "BatchSource" NOT NULL,
    "area_id" UUID NOT NULL REFERENCES "organization"("id") ON DELETE RESTRICT,
    "file_id" UUID,
    "state" "BatchState" NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "ready" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "plan_millis" INTEGER,
    "run_millis" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "graduate_batch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "graduate_batch_file_check" CHECK (("source" = 'WORKBOOK') = ("file_id" IS NOT NULL)),
    CONSTRAINT "graduate_batch_undone_check" CHECK (("state" = 'UNDONE') = ("undone_at" IS NOT NULL))
);
CREATE INDEX "graduate_batch_organization_id_created_at_idx" ON "graduate_batch"("organization_id", "created_at");

CREATE TABLE "graduate_batch_row" (
    "batch_id" UUID NOT NULL REFERENCES "graduate_batch"("id") ON DELETE CASCADE,
    "row_no" INTEGER NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "from_branch_id" UUID,
    "target_id" UUID,
    "target_name" TEXT NOT NULL,
    "reason" "TransferReason",
    "declaration_id" UUID,
    "details" BYTEA,
    "verdict" "BatchVerdict" NOT NULL,
    "because" TEXT,
    "transfer_id" UUID,

    CONSTRAINT "graduate_batch_row_pkey" PRIMARY KEY ("batch_id", "row_no"),
    CONSTRAINT "graduate_batch_row_blocked_check" CHECK (("verdict" = 'BLOCKED') = ("because" IS NOT NULL)),
    CONSTRAINT "graduate_batch_row_done_check" CHECK ("verdict" NOT IN ('FILED', 'MOVED') OR "transfer_id" IS NOT NULL)
);
CREATE INDEX "graduate_batch_row_person_id_idx" ON "graduate_batch_row"("person_id");

CREATE TABLE "graduate_reminder" (
    "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE CASCADE,
    "kind" "ReminderKind" NOT NULL,
    "due_on" DATE NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "graduate_reminder_pkey" PRIMARY KEY ("person_id", "kind", "due_on")
);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "graduate_declaration", "graduate_batch", "graduate_batch_row", "graduate_reminder" TO zhtj_app;
  END IF;
END $$;
