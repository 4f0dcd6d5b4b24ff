-- 管理员变更、团员自行注册、逐级上报的删除与更正、催办
CREATE TYPE "AdminChangeKind" AS ENUM ('ADD', 'CHANGE', 'REVOKE');
CREATE TYPE "AdminChangeState" AS ENUM ('PENDING', 'EFFECTIVE', 'REFUSED', 'WITHDRAWN', 'CANCELLED');
CREATE TYPE "SelfRegistrationState" AS ENUM ('PENDING', 'APPROVED', 'REFUSED', 'EXPIRED');
CREATE TYPE "CorrectionKind" AS ENUM ('DELETION', 'IDENTITY');
CREATE TYPE "CorrectionState" AS ENUM ('SUBMITTED', 'FORWARDED', 'PROVINCE_APPROVED', 'EXECUTED', 'REFUSED', 'WITHDRAWN', 'CANCELLED');
CREATE TYPE "DeletionReason" AS ENUM ('DUPLICATE', 'WRONG_IDENTITY', 'NOT_A_MEMBER', 'LEFT', 'OTHER');

CREATE TABLE "admin_change_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "AdminChangeKind" NOT NULL,
    "old_admin_id" UUID,
    "new_admin_id" UUID,
    "applicant_id" UUID NOT NULL,
    "reason" TEXT,
    "state" "AdminChangeState" NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "admin_change_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "admin_change_request_people_check" CHECK (("kind" <> 'ADD') = ("old_admin_id" IS NOT NULL) AND ("kind" <> 'REVOKE') = ("new_admin_id" IS NOT NULL)),
    CONSTRAINT "admin_change_request_decided_check" CHECK (("state" = 'PENDING') = ("decided_at" IS NULL))
);

CREATE TABLE "self_registration" (
    "id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "state" "SelfRegistrationState" NOT NULL DEFAULT 'PENDING',
    "form_sealed" BYTEA,
    "id_index" BYTEA NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "self_registration_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "self_registration_decided_check" CHECK (("state" = 'PENDING') = ("decided_at" IS NULL)),
    CONSTRAINT "self_registration_person_check" CHECK (("state" = 'APPROVED') = ("person_id" IS NOT NULL)),
    CONSTRAINT "self_registration_form_check" CHECK ("state" <> 'PENDING' OR "form_sealed" IS NOT NULL)
);

CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "state" "CorrectionState" NOT NULL DEFAULT 'SUBMITTED',
    "person_id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "reason" "DeletionReason",
    "note" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "values_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "province_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "correction_kind_check" CHECK (("kind" = 'DELETION') = ("reason" IS NOT NULL)),
    CONSTRAINT "correction_closed_check" CHECK (("state" IN ('SUBMITTED', 'FORWARDED', 'PROVINCE_APPROVED')) = ("closed_at" IS NULL))
);

ALTER TABLE "paper" ADD COLUMN "nudged_at" TIMESTAMPTZ(3);

CREATE INDEX "admin_change_request_organization_id_state_idx" ON "admin_change_request"("organization_id", "state");
CREATE INDEX "admin_change_request_new_admin_id_idx" ON "admin_change_request"("new_admin_id");
CREATE INDEX "self_registration_id_index_idx" ON "self_registration"("id_index");
CREATE INDEX "self_registration_state_expires_at_idx" ON "self_registration"("state", "expires_at");
CREATE INDEX "correction_person_id_idx" ON "correction"("person_id");
CREATE INDEX "correction_origin_id_created_at_idx" ON "correction"("origin_id", "created_at");

-- 一个组织的同一位新管理员，同一时间只有一份申请在等
CREATE UNIQUE INDEX "admin_change_request_one_pending_key" ON "admin_change_request"("organization_id", "new_admin_id") WHERE "state" = 'PENDING';
-- 一个人的同一种上报，同一时间只有一份在传（MEM-37）
CREATE UNIQUE INDEX "correction_one_open_key" ON "correction"("person_id", "kind") WHERE "closed_at" IS NULL;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "admin_change_request", "self_registration", "correction" TO zhtj_app;
  END IF;
END $$;
