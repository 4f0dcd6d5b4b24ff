-- 组织关系转接（规格 5.1）、出国（境）保留登记（5.19）、毕业生的届别（7.6）
CREATE TYPE "TransferKind" AS ENUM ('OUT', 'IN', 'SELF', 'BULK');
CREATE TYPE "TransferRoute" AS ENUM ('NORMAL', 'EXTERNAL', 'SPECIAL');
CREATE TYPE "TransferState" AS ENUM ('PENDING_OUT', 'PENDING_IN', 'PENDING_ASSIGN', 'WAIT_REPORT', 'PENDING_LIST', 'PENDING_PROVINCE', 'DONE', 'RETURNED', 'RETURNED_TIMEOUT', 'WITHDRAWN', 'CANCELLED');
CREATE TYPE "TransferReason" AS ENUM ('FURTHER_STUDY', 'EMPLOYED', 'EMPLOYED_WITHOUT_LEAGUE', 'UNEMPLOYED', 'ARMY', 'STUDY_ABROAD', 'ABROAD_ON_DUTY', 'ABROAD_PRIVATELY', 'JOB_CHANGE', 'SCHOOL_CHANGE', 'LEFT_SCHOOL', 'RESIDENCE', 'DELAYED_GRADUATION', 'REORGANIZATION', 'OTHER');
CREATE TYPE "SchoolType" AS ENUM ('SENIOR_HIGH', 'VOCATIONAL', 'UNIVERSITY', 'HIGHER_VOCATIONAL');
CREATE TYPE "TransferRefusal" AS ENUM ('WRONG_DESTINATION', 'WRONG_INFORMATION', 'NOT_OURS', 'OTHER');
CREATE TYPE "TransferStepKind" AS ENUM ('FILED', 'CONTINUED', 'APPROVED', 'ASSIGNED', 'REPORTED', 'LISTED', 'REFUSED', 'APPEALED', 'APPEAL_UPHELD', 'APPEAL_DISMISSED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED');
CREATE TYPE "AppealState" AS ENUM ('WAITING', 'UPHELD', 'DISMISSED', 'CANCELLED');
CREATE TYPE "OverseasState" AS ENUM ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'CANCELLED', 'ENDED');
ALTER TYPE "PaperType" ADD VALUE 'TRANSFER_OUT';
ALTER TYPE "PaperType" ADD VALUE 'TRANSFER_IN';
ALTER TYPE "PaperType" ADD VALUE 'TRANSFER_ASSIGN';
ALTER TYPE "PaperType" ADD VALUE 'TRANSFER_LIST';
ALTER TYPE "PaperType" ADD VALUE 'SPECIAL_UNIT';
ALTER TYPE "PaperType" ADD VALUE 'TRANSFER_APPEAL';
ALTER TYPE "PaperType" ADD VALUE 'OVERSEAS';
ALTER TYPE "ImportKind" ADD VALUE 'TRANSFERS_IN';

CREATE TABLE "special_unit_list" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "special_unit_list_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "special_unit_list_size_check" CHECK ("size" > 0)
);
CREATE UNIQUE INDEX "special_unit_list_organization_id_no_key" ON "special_unit_list"("organization_id", "no");

CREATE TABLE "special_unit_reminder" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "waiting" INTEGER NOT NULL,

    CONSTRAINT "special_unit_reminder_pkey" PRIMARY KEY ("organization_id", "day")
);

CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "kind" "TransferKind" NOT NULL,
    "route" "TransferRoute" NOT NULL DEFAULT 'NORMAL',
    "state" "TransferState" NOT NULL,
    "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT,
    "from_branch_id" UUID NOT NULL,
    "to_org_id" UUID NOT NULL,
    "to_branch_id" UUID,
    "initiator_org_id" UUID,
    "initiator_id" UUID NOT NULL,
    "reason" "TransferReason" NOT NULL,
    "reason_note" TEXT,
    "new_unit_name" TEXT,
    "school_type" "SchoolType",
    "details" BYTEA NOT NULL,
    "remark" TEXT,
    "member_informed" BOOLEAN NOT NULL DEFAULT false,
    "employed_elsewhere" BOOLEAN,
    "is_society_link" BOOLEAN NOT NULL DEFAULT false,
    "batch_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "list_id" UUID REFERENCES "special_unit_list"("id") ON DELETE RESTRICT,
    "listed_at" TIMESTAMPTZ(3),
    "refused_from" "TransferState",
    "refused_by_id" UUID,
    "refusal" "TransferRefusal",
    "refusal_note" TEXT,
    "refused_at" TIMESTAMPTZ(3),
    "appeal" "AppealState",
    "appeal_reason" TEXT,
    "appeal_file_id" UUID,
    "appealed_by_id" UUID,
    "appealed_at" TIMESTAMPTZ(3),
    "welcomed_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id"),
    -- 结束了的有结束时间，没有结束的有期限
    CONSTRAINT "transfer_closed_check" CHECK (("state" IN ('DONE', 'RETURNED', 'RETURNED_TIMEOUT', 'WITHDRAWN', 'CANCELLED')) = ("closed_at" IS NOT NULL)),
    CONSTRAINT "transfer_deadline_check" CHECK ("closed_at" IS NOT NULL OR "deadline_at" IS NOT NULL),
    -- 到了哪个支部
    CONSTRAINT "transfer_done_check" CHECK ("state" <> 'DONE' OR "to_branch_id" IS NOT NULL),
    CONSTRAINT "transfer_branch_check" CHECK ("to_branch_id" IS NULL OR "to_branch_id" <> "from_branch_id"),
    CONSTRAINT "transfer_target_check" CHECK ("to_org_id" <> "from_branch_id"),
    -- 类型、路线、状态、发起人互相吻合
    CONSTRAINT "transfer_initiator_check" CHECK (("kind" = 'SELF') = ("initiator_org_id" IS NULL) AND ("kind" <> 'SELF' OR "initiator_id" = "person_id")),
    CONSTRAINT "transfer_route_check" CHECK ("route" = 'NORMAL' OR "kind" IN ('OUT', 'SELF')),
    CONSTRAINT "transfer_special_check" CHECK ("state" NOT IN ('PENDING_LIST', 'PENDING_PROVINCE') OR "route" = 'SPECIAL'),
    CONSTRAINT "transfer_external_check" CHECK ("state" <> 'WAIT_REPORT' OR "route" = 'EXTERNAL'),
    CONSTRAINT "transfer_library_check" CHECK ("route" <> 'SPECIAL' OR "state" NOT IN ('PENDING_IN', 'PENDING_ASSIGN')),
    CONSTRAINT "transfer_bulk_check" CHECK ("kind" <> 'BULK' OR ("state" = 'DONE' AND "batch_id" IS NOT NULL)),
    CONSTRAINT "transfer_release_check" CHECK ("state" <> 'PENDING_OUT' OR "kind" IN ('IN', 'SELF')),
    CONSTRAINT "transfer_receive_check" CHECK ("state" <> 'PENDING_IN' OR "kind" IN ('OUT', 'SELF')),
    CONSTRAINT "transfer_informed_check" CHECK ("reason" <> 'LEFT_SCHOOL' OR "member_informed"),
    CONSTRAINT "transfer_reason_check" CHECK ("reason" <> 'OTHER' OR "reason_note" IS NOT NULL),
    -- 退回的说得出在哪一步、为什么
    CONSTRAINT "transfer_refused_check" CHECK (("state" = 'RETURNED') = ("refused_from" IS NOT NULL)
      AND ("refused_from" IS NULL) = ("refusal" IS NULL) AND ("refused_from" IS NULL) = ("refusal_note" IS NULL) AND ("refused_from" IS NULL) = ("refused_at" IS NULL)
      AND ("refused_from" IS NULL OR "refused_from" IN ('PENDING_OUT', 'PENDING_IN', 'PENDING_ASSIGN', 'PENDING_PROVINCE'))),
    CONSTRAINT "transfer_listed_check" CHECK (("list_id" IS NULL) = ("listed_at" IS NULL) AND ("list_id" IS NULL OR "route" = 'SPECIAL')),
    -- 申诉只对退回的，要有理由
    CONSTRAINT "transfer_appeal_check" CHECK (("appeal" IS NULL) = ("appealed_at" IS NULL) AND ("appeal" IS NULL) = ("appealed_by_id" IS NULL)
      AND ("appeal" IS NULL) = ("appeal_reason" IS NULL) AND ("appeal" IS DISTINCT FROM 'WAITING' OR "state" = 'RETURNED'))
);
CREATE UNIQUE INDEX "transfer_appeal_file_id_key" ON "transfer"("appeal_file_id");
CREATE INDEX "transfer_person_id_created_at_idx" ON "transfer"("person_id", "created_at");
CREATE INDEX "transfer_from_branch_id_created_at_idx" ON "transfer"("from_branch_id", "created_at");
CREATE INDEX "transfer_to_org_id_created_at_idx" ON "transfer"("to_org_id", "created_at");
CREATE INDEX "transfer_to_branch_id_idx" ON "transfer"("to_branch_id");
CREATE INDEX "transfer_initiator_org_id_created_at_idx" ON "transfer"("initiator_org_id", "created_at");
CREATE INDEX "transfer_batch_id_idx" ON "transfer"("batch_id");
-- 一个人同一时间至多一项在途的转接；等着决定的申诉也算（TRF-13、I2）
CREATE UNIQUE INDEX "transfer_one_pending_key" ON "transfer"("person_id") WHERE "closed_at" IS NULL OR "appeal" = 'WAITING';
-- 到期的、快到期的
CREATE INDEX "transfer_deadline_idx" ON "transfer"("deadline_at") WHERE "closed_at" IS NULL;
CREATE INDEX "transfer_listing_idx" ON "transfer"("from_branch_id") WHERE "state" = 'PENDING_LIST';

-- 状态只走表上有的路；走到终点的不再动（5.1、I11）
CREATE FUNCTION "transfer_edges"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state::text || '>' || NEW.state::text) = ANY(ARRAY[
    'PENDING_OUT>DONE', 'PENDING_OUT>PENDING_ASSIGN', 'PENDING_OUT>PENDING_IN', 'PENDING_OUT>WAIT_REPORT', 'PENDING_OUT>PENDING_LIST', 'PENDING_OUT>PENDING_PROVINCE',
    'PENDING_IN>DONE', 'PENDING_IN>PENDING_ASSIGN', 'PENDING_ASSIGN>DONE', 'WAIT_REPORT>PENDING_IN', 'PENDING_LIST>PENDING_PROVINCE', 'PENDING_PROVINCE>DONE',
    'PENDING_OUT>RETURNED', 'PENDING_IN>RETURNED', 'PENDING_ASSIGN>RETURNED', 'PENDING_PROVINCE>RETURNED',
    'RETURNED>PENDING_OUT', 'RETURNED>PENDING_IN', 'RETURNED>WAIT_REPORT', 'RETURNED>PENDING_ASSIGN', 'RETURNED>PENDING_PROVINCE'])
    AND NOT (OLD.closed_at IS NULL AND NEW.state IN ('WITHDRAWN', 'RETURNED_TIMEOUT', 'CANCELLED')) THEN
    RAISE EXCEPTION 'no road for a transfer from % to %', OLD.state, NEW.state;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "transfer_edges" BEFORE UPDATE OF "state" ON "transfer" FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION "transfer_edges"();

CREATE TABLE "transfer_step" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "transfer_id" UUID NOT NULL,
    "kind" "TransferStepKind" NOT NULL,
    "state" "TransferState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "person_name" TEXT NOT NULL,
    "organization_id" UUID,
    "refusal" "TransferRefusal",
    "note" TEXT,

    CONSTRAINT "transfer_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "transfer_step_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "transfer_step_seq_key" ON "transfer_step"("seq");
CREATE INDEX "transfer_step_transfer_id_seq_idx" ON "transfer_step"("transfer_id", "seq");
CREATE TRIGGER "transfer_step_append_only" BEFORE UPDATE OR DELETE ON "transfer_step" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "transfer_step_no_truncate" BEFORE TRUNCATE ON "transfer_step" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();

CREATE TABLE "overseas_stay" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT,
    "from_branch_id" UUID NOT NULL,
    "to_branch_id" UUID NOT NULL,
    "origin_id" UUID,
    "filed_by_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE NOT NULL,
    "details" BYTEA NOT NULL,
    "file_id" UUID NOT NULL,
    "state" "OverseasState" NOT NULL DEFAULT 'SUBMITTED',
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "reminded_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "overseas_stay_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "overseas_stay_period_check" CHECK ("start_on" < "end_on"),
    CONSTRAINT "overseas_stay_decided_check" CHECK (("state" = 'SUBMITTED') = ("decided_at" IS NULL)),
    CONSTRAINT "overseas_stay_ended_check" CHECK (("state" = 'ENDED') = ("ended_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "overseas_stay_file_id_key" ON "overseas_stay"("file_id");
CREATE INDEX "overseas_stay_person_id_idx" ON "overseas_stay"("person_id");
CREATE INDEX "overseas_stay_to_branch_id_state_idx" ON "overseas_stay"("to_branch_id", "state");
CREATE UNIQUE INDEX "overseas_stay_one_live_key" ON "overseas_stay"("person_id") WHERE "state" IN ('SUBMITTED', 'APPROVED');

CREATE TABLE "overseas_report" (
    "id" UUID NOT NULL,
    "stay_id" UUID NOT NULL REFERENCES "overseas_stay"("id") ON DELETE RESTRICT,
    "text" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overseas_report_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "overseas_report_stay_id_reported_at_idx" ON "overseas_report"("stay_id", "reported_at");

CREATE TABLE "graduate_cohort" (
    "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT,
    "year" INTEGER NOT NULL,
    "branch_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "graduate_cohort_pkey" PRIMARY KEY ("person_id", "year")
);
CREATE INDEX "graduate_cohort_branch_id_year_idx" ON "graduate_cohort"("branch_id", "year");

-- 延迟毕业的本人年月、标记时支部的年月、原因（GRAD-11、5.12）；团员关系因哪一次转接而来
ALTER TABLE "person" ADD COLUMN "own_graduation_month" TEXT;
ALTER TABLE "person" ADD COLUMN "branch_graduation_month" TEXT;
ALTER TABLE "person" ADD COLUMN "delay_reason" TEXT;
ALTER TABLE "person" ADD CONSTRAINT "person_delayed_check" CHECK ("graduate_mark" <> 'DELAYED' OR "own_graduation_month" IS NOT NULL) NOT VALID;
CREATE INDEX "person_graduates_idx" ON "person"("id") WHERE "graduate_mark" <> 'NONE' AND "status" = 'ACTIVE';
ALTER TABLE "membership" ADD COLUMN "transfer_id" UUID;

-- 等本人的事项，谁的桌上都没有
ALTER TABLE "paper" ADD COLUMN "held" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "paper" ADD CONSTRAINT "paper_held_check" CHECK (NOT "held" OR "desk_id" IS NULL AND "second_desk_id" IS NULL);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "transfer", "overseas_stay" TO zhtj_app;
    GRANT SELECT, INSERT ON "transfer_step", "special_unit_list", "special_unit_reminder", "overseas_report" TO zhtj_app;
    GRANT USAGE, SELECT ON SEQUENCE "transfer_step_seq_seq" TO zhtj_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "graduate_cohort" TO zhtj_app;
  END IF;
END $$;
