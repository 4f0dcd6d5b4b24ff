-- 操作中心：待决事项与它的每一步
CREATE TYPE "PaperType" AS ENUM ('SELF_REGISTRATION', 'ADMIN_CHANGE', 'ARCHIVE', 'ARCHIVE_REPLACEMENT', 'NUMBER_RELEASE', 'INFO_CHANGE', 'DELETION', 'IDENTITY_CORRECTION');
CREATE TYPE "PaperState" AS ENUM ('OPEN', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'CANCELLED');
CREATE TYPE "PaperStepKind" AS ENUM ('FILED', 'FORWARDED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'CANCELLED');

CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "type" "PaperType" NOT NULL,
    "state" "PaperState" NOT NULL DEFAULT 'OPEN',
    "title" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID,
    "origin_id" UUID,
    "applicant_id" UUID,
    "decider_id" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "desk_id" UUID,
    "second_desk_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "reason" TEXT,
    "feedback_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "paper_closed_check" CHECK (("state" = 'OPEN') = ("closed_at" IS NULL))
);

CREATE TABLE "paper_step" (
    "id" UUID NOT NULL,
    "paper_id" UUID NOT NULL,
    "kind" "PaperStepKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "person_name" TEXT NOT NULL,
    "organization_id" UUID,
    "note" TEXT,

    CONSTRAINT "paper_step_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "paper_type_subject_id_idx" ON "paper"("type", "subject_id");
CREATE INDEX "paper_person_id_created_at_idx" ON "paper"("person_id", "created_at");
CREATE INDEX "paper_applicant_id_created_at_idx" ON "paper"("applicant_id", "created_at");
CREATE INDEX "paper_origin_id_created_at_idx" ON "paper"("origin_id", "created_at");
CREATE INDEX "paper_step_paper_id_at_idx" ON "paper_step"("paper_id", "at");
CREATE INDEX "paper_step_organization_id_at_idx" ON "paper_step"("organization_id", "at");
ALTER TABLE "paper_step" ADD CONSTRAINT "paper_step_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 一件事同一时间只有一份纸在传
CREATE UNIQUE INDEX "paper_open_subject_key" ON "paper"("type", "subject_id") WHERE "state" = 'OPEN';
-- 桌上等着的、等人看结果的
CREATE INDEX "paper_desk_idx" ON "paper"("desk_id", "arrived_at") WHERE "state" = 'OPEN';
CREATE INDEX "paper_second_desk_idx" ON "paper"("second_desk_id", "arrived_at") WHERE "state" = 'OPEN';
CREATE INDEX "paper_feedback_idx" ON "paper"("origin_id") WHERE "closed_at" IS NOT NULL AND "feedback_seen_at" IS NULL;

-- 走过的每一步只增不改
CREATE TRIGGER "paper_step_append_only" BEFORE UPDATE OR DELETE ON "paper_step" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "paper_step_no_truncate" BEFORE TRUNCATE ON "paper_step" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "paper" TO zhtj_app;
    GRANT SELECT, INSERT ON "paper_step" TO zhtj_app;
  END IF;
END $$;

-- 已经在等的组织信息变更也放到桌上
INSERT INTO "paper" ("id", "type", "title", "subject_id", "origin_id", "applicant_id", "decider_id", "desk_id", "created_at", "arrived_at")
SELECT gen_random_uuid(), 'INFO_CHANGE', o.short_name || '的信息变更', c.id, o.id, c.applicant_id, o.parent_id, o.parent_id, c.created_at, c.created_at
FROM org_info_change c JOIN organization o ON o.id = c.organization_id WHERE c.state = 'PENDING' AND o.status <> 'DELETED';
INSERT INTO "paper_step" ("id", "paper_id", "kind", "at", "person_id", "person_name", "organization_id")
SELECT gen_random_uuid(), p.id, 'FILED', p.created_at, p.applicant_id, n.name, p.origin_id
FROM paper p JOIN person n ON n.id = p.applicant_id;
