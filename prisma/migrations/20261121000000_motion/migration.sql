-- 组织迁移、推进阶段、关于组织的提醒、任务的最近一次
ALTER TYPE "PaperType" ADD VALUE 'ORG_MOVE';
ALTER TYPE "InfoChangeState" ADD VALUE 'CANCELLED';
CREATE TYPE "OrgMoveState" AS ENUM ('PENDING_RELEASE', 'PENDING_RECEIVE', 'DONE', 'REFUSED', 'WITHDRAWN', 'CANCELLED');
CREATE TYPE "OrganizationReminderKind" AS ENUM ('EMPTIED', 'LACKING');

CREATE TABLE "org_move" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "old_parent_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "OrgMoveState" NOT NULL DEFAULT 'PENDING_RELEASE',
    "applicant_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "organizations" INTEGER,
    "members" INTEGER,

    CONSTRAINT "org_move_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "org_move_decided_check" CHECK (("state" IN ('PENDING_RELEASE', 'PENDING_RECEIVE')) = ("decided_at" IS NULL)),
    CONSTRAINT "org_move_done_check" CHECK (("state" = 'DONE') = ("organizations" IS NOT NULL))
);
CREATE TABLE "path_move" (
    "from_path" TEXT COLLATE "C" NOT NULL,
    "to_path" TEXT COLLATE "C" NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "path_move_pkey" PRIMARY KEY ("from_path")
);
CREATE TABLE "organization_reminder" (
    "organization_id" UUID NOT NULL,
    "kind" "OrganizationReminderKind" NOT NULL,
    "day" DATE NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_reminder_pkey" PRIMARY KEY ("organization_id", "kind", "day")
);
CREATE TABLE "rollout_stage" (
    "id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "start_on" DATE NOT NULL,
    "info_due" DATE NOT NULL,
    "notice_due" DATE NOT NULL,
    "end_on" DATE NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollout_stage_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rollout_stage_level_check" CHECK ("level" BETWEEN 2 AND 6),
    CONSTRAINT "rollout_stage_days_check" CHECK ("start_on" <= "info_due" AND "info_due" <= "notice_due" AND "notice_due" <= "end_on")
);
CREATE TABLE "job_run" (
    "task" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "runs" INTEGER NOT NULL DEFAULT 0,
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("task")
);

CREATE INDEX "org_move_organization_id_created_at_idx" ON "org_move"("organization_id", "created_at");
CREATE INDEX "org_move_target_id_idx" ON "org_move"("target_id");
CREATE UNIQUE INDEX "rollout_stage_level_key" ON "rollout_stage"("level");
-- 一个组织同一时间只有一份迁移申请（E-ORG-26）
CREATE UNIQUE INDEX "org_move_one_open_key" ON "org_move"("organization_id") WHERE "state" IN ('PENDING_RELEASE', 'PENDING_RECEIVE');
-- 已删除的组织不多，系统后台按时间看
CREATE INDEX "organization_deleted_idx" ON "organization"("deleted_at") WHERE "status" = 'DELETED';

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "org_move", "path_move", "organization_reminder", "rollout_stage", "job_run" TO zhtj_app;
  END IF;
END $$;
