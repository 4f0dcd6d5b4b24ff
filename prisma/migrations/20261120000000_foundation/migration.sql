-- 组织编号：从序列取，长期不变
CREATE SEQUENCE "organization_code_seq" START 1000000001;

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('PENDING', 'ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('FULL', 'RESTRICTED');

-- CreateEnum
CREATE TYPE "CodePurpose" AS ENUM ('ACTIVATION', 'RESET');

-- CreateEnum
CREATE TYPE "AdminStatus" AS ENUM ('ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "Post" AS ENUM ('FIRST_SECRETARY', 'SECRETARY', 'DEPUTY_SECRETARY', 'STANDING_MEMBER', 'COMMITTEE_MEMBER', 'ALTERNATE_MEMBER', 'STAFF');

-- CreateEnum
CREATE TYPE "PostStatus" AS ENUM ('ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('MEMBERS', 'MEMBERS_BELOW', 'ORGANIZATIONS');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('READING', 'MAPPING', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDONE', 'FAILED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "ImportVerdict" AS ENUM ('NEW', 'UPDATE', 'SAME', 'SKIP');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "OccupationClass" AS ENUM ('STUDENT', 'WORKING_YOUTH');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('DAY', 'MONTH');

-- CreateEnum
CREATE TYPE "RealNameCheck" AS ENUM ('UNCHECKED', 'SENT', 'PASSED', 'FAILED');

-- CreateEnum
CREATE TYPE "ArchiveState" AS ENUM ('NOT_REQUIRED', 'NOT_UPLOADED', 'PENDING', 'REJECTED', 'APPROVED', 'REPLACE_PENDING');

-- CreateEnum
CREATE TYPE "GraduateMark" AS ENUM ('NONE', 'GRADUATE', 'DELAYED', 'TEACHER');

-- CreateEnum
CREATE TYPE "PersonProfile" AS ENUM ('MEMBER', 'CADRE');

-- CreateEnum
CREATE TYPE "PersonStatus" AS ENUM ('ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "MembershipStatus" AS ENUM ('ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "NumberField" AS ENUM ('JUNIOR_HIGH', 'SENIOR_HIGH', 'VOCATIONAL', 'UNIVERSITY', 'SOCIETY');

-- CreateEnum
CREATE TYPE "OrgCategory" AS ENUM ('LEADING_BODY', 'COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'GRADUATE_ORG', 'PENDING_TRANSFER_BRANCH', 'FLOATING_BRANCH', 'SOCIETY_LINK_TEMP_BRANCH', 'DELAYED_GRADUATION_ORG', 'OVERSEAS_STUDY_BRANCH', 'SPECIAL_UNIT_LIBRARY', 'TEMP_BRANCH');

-- CreateEnum
CREATE TYPE "OrgStatus" AS ENUM ('CREATED', 'ACTIVE', 'DELETED');

-- CreateEnum
CREATE TYPE "InfoChangeState" AS ENUM ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "CodeState" AS ENUM ('ISSUED', 'USED', 'EXPIRED', 'REVOKED');

-- CreateTable
CREATE TABLE "account" (
    "person_id" UUID NOT NULL,
    "state" "AccountState" NOT NULL DEFAULT 'PENDING',
    "password_hash" TEXT,
    "assurance" SMALLINT NOT NULL DEFAULT 0,
    "activated_at" TIMESTAMPTZ(3),
    "activated_device" TEXT,
    "activated_by" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "totp_secret" BYTEA,
    "totp_enabled_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL DEFAULT 'FULL',
    "remembered" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "managed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" UUID,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_device" (
    "person_id" UUID NOT NULL,
    "device_hash" BYTEA NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("person_id","device_hash")
);

-- CreateTable
CREATE TABLE "credential_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "CodePurpose" NOT NULL,
    "issue_no" INTEGER NOT NULL,
    "issued_by_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "credential_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch_code" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code_sealed" BYTEA NOT NULL,
    "code_index" BYTEA NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "max_uses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "branch_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slip_batch" (
    "id" UUID NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "visible_until" TIMESTAMPTZ(3) NOT NULL,
    "code_ids" UUID[],

    CONSTRAINT "slip_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_admin" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "seat" SMALLINT NOT NULL,
    "status" "AdminStatus" NOT NULL DEFAULT 'ACTIVE',
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "org_admin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cadre_post" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "organization_path" TEXT NOT NULL,
    "post" "Post" NOT NULL,
    "since" TEXT,
    "mode" TEXT,
    "nature" TEXT,
    "is_peer_party_committee_member" BOOLEAN,
    "duty_status" TEXT,
    "needs_confirm" BOOLEAN NOT NULL DEFAULT false,
    "status" "PostStatus" NOT NULL DEFAULT 'ACTIVE',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "cadre_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "state" "ImportState" NOT NULL,
    "headers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "failure" JSONB,
    "check_millis" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "batch_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "cells" BYTEA NOT NULL,
    "verdict" "ImportVerdict",
    "findings" JSONB NOT NULL DEFAULT '[]',
    "changes" JSONB NOT NULL DEFAULT '[]',
    "id_key" BYTEA,
    "text_key" TEXT,
    "desk_key" TEXT,
    "target_id" UUID,
    "before" BYTEA,
    "version" INTEGER,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id","row_no")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "name_initials" TEXT NOT NULL,
    "id_number" BYTEA NOT NULL,
    "id_index" BYTEA NOT NULL,
    "id_tail_index" BYTEA NOT NULL,
    "gender" "Gender" NOT NULL,
    "birth_date" DATE NOT NULL,
    "ethnicity" TEXT,
    "occupation_class" "OccupationClass",
    "study_status" TEXT,
    "occupation" TEXT,
    "education" TEXT,
    "political_status" TEXT,
    "join_league_date" DATE,
    "join_league_precision" "DatePrecision" NOT NULL DEFAULT 'DAY',
    "development_no" TEXT,
    "join_party_date" DATE,
    "contacts" BYTEA NOT NULL,
    "unit_name" TEXT,
    "party_application" BOOLEAN,
    "party_application_date" DATE,
    "is_volunteer" BOOLEAN,
    "volunteer_since" DATE,
    "real_name_check" "RealNameCheck" NOT NULL DEFAULT 'UNCHECKED',
    "archive_state" "ArchiveState" NOT NULL DEFAULT 'NOT_REQUIRED',
    "graduate_mark" "GraduateMark" NOT NULL DEFAULT 'NONE',
    "profile" "PersonProfile" NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "status" "PersonStatus" NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "branch_path" TEXT NOT NULL,
    "status" "MembershipStatus" NOT NULL DEFAULT 'ACTIVE',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "activated" BOOLEAN NOT NULL DEFAULT false,
    "archive_state" "ArchiveState" NOT NULL DEFAULT 'NOT_REQUIRED',
    "join_date" DATE,
    "post_rank" SMALLINT NOT NULL DEFAULT 9,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_segment" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "province_code" TEXT NOT NULL,
    "field" "NumberField" NOT NULL,
    "from_serial" INTEGER NOT NULL,
    "to_serial" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,

    CONSTRAINT "number_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "viewer_name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "fields" TEXT[],
    "reason" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "org_code" TEXT NOT NULL DEFAULT nextval('organization_code_seq'::regclass),
    "parent_id" UUID,
    "path" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "child_sequence" INTEGER NOT NULL DEFAULT 0,
    "category" "OrgCategory" NOT NULL,
    "short_name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "name_initials" TEXT NOT NULL,
    "industry_category" TEXT,
    "school_field" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "email" TEXT,
    "admin_quota" INTEGER,
    "admin_quota_actual" INTEGER,
    "institution_quota" INTEGER,
    "institution_quota_actual" INTEGER,
    "youth_count" INTEGER,
    "recommended_party_count" INTEGER,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "school_code" TEXT,
    "founded_at" DATE,
    "last_election_at" DATE,
    "external_system" BOOLEAN NOT NULL DEFAULT false,
    "province_code" TEXT,
    "is_township" BOOLEAN NOT NULL DEFAULT false,
    "is_youth_home" BOOLEAN NOT NULL DEFAULT false,
    "purpose" TEXT,
    "valid_until" DATE,
    "graduation_month" TEXT,
    "status" "OrgStatus" NOT NULL DEFAULT 'CREATED',
    "locked_at" TIMESTAMPTZ(3),
    "names_confirmed_at" TIMESTAMPTZ(3),
    "info_complete" BOOLEAN NOT NULL DEFAULT false,
    "info_missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "signed_in" BOOLEAN NOT NULL DEFAULT false,
    "small" BOOLEAN NOT NULL DEFAULT false,
    "hollow" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_info_change" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "changes" JSONB NOT NULL,
    "state" "InfoChangeState" NOT NULL DEFAULT 'PENDING',
    "applicant_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "org_info_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_registration_code" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code_sealed" BYTEA NOT NULL,
    "code_index" BYTEA NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "CodeState" NOT NULL DEFAULT 'ISSUED',
    "used_by_id" UUID,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "admin_registration_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "organization_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "changes" INTEGER NOT NULL DEFAULT 0,
    "session_id" UUID,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "previous" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_seal_entry" (
    "event_id" BIGINT NOT NULL,
    "seal_seq" INTEGER NOT NULL,

    CONSTRAINT "audit_seal_entry_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "change_record" (
    "id" BIGSERIAL NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "person_id" UUID,
    "organization_id" UUID,
    "kind" TEXT NOT NULL,
    "field" TEXT,
    "old_value" TEXT,
    "new_value" TEXT,
    "note" TEXT,

    CONSTRAINT "change_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_delta" (
    "id" BIGSERIAL NOT NULL,
    "path" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "counter_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_total" (
    "organization_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_total_pkey" PRIMARY KEY ("organization_id","measure")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "owner" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "answer" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("owner","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setting_value" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organization_id" UUID,
    "value" JSONB NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "effective_to" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "location" TEXT NOT NULL,
    "name_sealed" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "mime" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_process" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_process_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_address_created_at_idx" ON "session"("address", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "credential_code_person_id_purpose_issue_no_key" ON "credential_code"("person_id", "purpose", "issue_no");

-- CreateIndex
CREATE INDEX "branch_code_organization_id_idx" ON "branch_code"("organization_id");

-- CreateIndex
CREATE INDEX "org_admin_person_id_idx" ON "org_admin"("person_id");

-- CreateIndex
CREATE INDEX "org_admin_organization_id_idx" ON "org_admin"("organization_id");

-- CreateIndex
CREATE INDEX "cadre_post_person_id_idx" ON "cadre_post"("person_id");

-- CreateIndex
CREATE INDEX "cadre_post_organization_id_idx" ON "cadre_post"("organization_id");

-- CreateIndex
CREATE INDEX "import_batch_organization_id_created_at_idx" ON "import_batch"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "import_row_batch_id_id_key_idx" ON "import_row"("batch_id", "id_key");

-- CreateIndex
CREATE INDEX "import_row_batch_id_text_key_idx" ON "import_row"("batch_id", "text_key");

-- CreateIndex
CREATE INDEX "message_person_id_created_at_idx" ON "message"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_id_index_key" ON "person"("id_index");

-- CreateIndex
CREATE INDEX "person_name_idx" ON "person"("name");

-- CreateIndex
CREATE INDEX "person_name_initials_idx" ON "person"("name_initials");

-- CreateIndex
CREATE INDEX "person_name_pinyin_idx" ON "person"("name_pinyin");

-- CreateIndex
CREATE INDEX "person_id_tail_index_idx" ON "person"("id_tail_index");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "membership_branch_id_idx" ON "membership"("branch_id");

-- CreateIndex
CREATE UNIQUE INDEX "number_segment_province_code_year_from_serial_key" ON "number_segment"("province_code", "year", "from_serial");

-- CreateIndex
CREATE INDEX "disclosure_subject_id_seen_at_idx" ON "disclosure"("subject_id", "seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "organization_org_code_key" ON "organization"("org_code");

-- CreateIndex
CREATE UNIQUE INDEX "organization_path_key" ON "organization"("path");

-- CreateIndex
CREATE INDEX "organization_parent_id_sort_order_path_idx" ON "organization"("parent_id", "sort_order", "path");

-- CreateIndex
CREATE INDEX "organization_name_pinyin_idx" ON "organization"("name_pinyin");

-- CreateIndex
CREATE INDEX "organization_name_initials_idx" ON "organization"("name_initials");

-- CreateIndex
CREATE INDEX "org_info_change_organization_id_state_idx" ON "org_info_change"("organization_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "admin_registration_code_code_index_key" ON "admin_registration_code"("code_index");

-- CreateIndex
CREATE INDEX "admin_registration_code_organization_id_created_at_idx" ON "admin_registration_code"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_at_idx" ON "audit_event"("actor_id", "at");

-- CreateIndex
CREATE INDEX "audit_seal_entry_seal_seq_idx" ON "audit_seal_entry"("seal_seq");

-- CreateIndex
CREATE INDEX "change_record_person_id_id_idx" ON "change_record"("person_id", "id");

-- CreateIndex
CREATE INDEX "change_record_organization_id_id_idx" ON "change_record"("organization_id", "id");

-- CreateIndex
CREATE INDEX "change_record_audit_id_idx" ON "change_record"("audit_id");

-- CreateIndex
CREATE INDEX "counter_delta_path_idx" ON "counter_delta"("path");

-- CreateIndex
CREATE INDEX "setting_value_key_effective_from_idx" ON "setting_value"("key", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_location_key" ON "stored_file"("location");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cadre_post" ADD CONSTRAINT "cadre_post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_record" ADD CONSTRAINT "change_record_audit_id_fkey" FOREIGN KEY ("audit_id") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 路径与拼音按字节比较，前缀就是一段连续的索引
ALTER TABLE "organization" ALTER COLUMN "path" TYPE TEXT COLLATE "C";
ALTER TABLE "organization" ALTER COLUMN "name_pinyin" TYPE TEXT COLLATE "C";
ALTER TABLE "organization" ALTER COLUMN "name_initials" TYPE TEXT COLLATE "C";
ALTER TABLE "membership" ALTER COLUMN "branch_path" TYPE TEXT COLLATE "C";
ALTER TABLE "membership" ALTER COLUMN "name_key" TYPE TEXT COLLATE "C";
ALTER TABLE "person" ALTER COLUMN "name" TYPE TEXT COLLATE "C";
ALTER TABLE "person" ALTER COLUMN "name_pinyin" TYPE TEXT COLLATE "C";
ALTER TABLE "person" ALTER COLUMN "name_initials" TYPE TEXT COLLATE "C";
ALTER TABLE "cadre_post" ALTER COLUMN "organization_path" TYPE TEXT COLLATE "C";
ALTER TABLE "counter_delta" ALTER COLUMN "path" TYPE TEXT COLLATE "C";

-- 同级简称、全国全称各自唯一（ORG-09）
CREATE UNIQUE INDEX "organization_sibling_name_key" ON "organization"("parent_id", "short_name") WHERE "status" <> 'DELETED';
CREATE UNIQUE INDEX "organization_full_name_key" ON "organization"("full_name") WHERE "status" <> 'DELETED';
CREATE UNIQUE INDEX "organization_one_root_key" ON "organization"("level") WHERE "parent_id" IS NULL;
CREATE INDEX "organization_small_idx" ON "organization"("path") WHERE "small" AND "status" <> 'DELETED';
CREATE INDEX "organization_hollow_idx" ON "organization"("path") WHERE "hollow" AND "status" <> 'DELETED';

-- 一个人同一时间至多在一个支部；一个组织至多一位书记；一个组织同一职务只任一次
CREATE UNIQUE INDEX "membership_one_active_key" ON "membership"("person_id") WHERE "status" = 'ACTIVE';
CREATE UNIQUE INDEX "cadre_post_one_secretary_key" ON "cadre_post"("organization_id") WHERE "post" = 'SECRETARY' AND "status" = 'ACTIVE';
CREATE UNIQUE INDEX "cadre_post_once_key" ON "cadre_post"("person_id", "organization_id") WHERE "status" = 'ACTIVE';
CREATE UNIQUE INDEX "person_development_no_key" ON "person"("development_no") WHERE "development_no" IS NOT NULL;

-- 管理员席位、可用的码各自唯一
CREATE UNIQUE INDEX "org_admin_seat_key" ON "org_admin"("organization_id", "seat") WHERE "status" = 'ACTIVE';
CREATE UNIQUE INDEX "org_admin_once_key" ON "org_admin"("organization_id", "person_id") WHERE "status" = 'ACTIVE';
ALTER TABLE "org_admin" ADD CONSTRAINT "org_admin_seat_check" CHECK ("seat" BETWEEN 1 AND 3);
CREATE UNIQUE INDEX "admin_registration_code_one_issued_key" ON "admin_registration_code"("organization_id") WHERE "state" = 'ISSUED';
CREATE UNIQUE INDEX "credential_code_one_live_key" ON "credential_code"("person_id", "purpose") WHERE "used_at" IS NULL AND "voided_at" IS NULL;
CREATE UNIQUE INDEX "branch_code_one_live_key" ON "branch_code"("organization_id") WHERE "voided_at" IS NULL;
ALTER TABLE "branch_code" ADD CONSTRAINT "branch_code_uses_check" CHECK ("uses" <= "max_uses");
CREATE UNIQUE INDEX "org_info_change_one_pending_key" ON "org_info_change"("organization_id") WHERE "state" = 'PENDING';

-- 团员列表：每种常用的看法都是一段索引
CREATE INDEX "membership_roster_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_incomplete_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE' AND NOT "complete";
CREATE INDEX "membership_unactivated_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE' AND NOT "activated";
CREATE INDEX "membership_unuploaded_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE' AND "archive_state" = 'NOT_UPLOADED';
CREATE INDEX "membership_cadres_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE' AND "post_rank" < 9;
CREATE INDEX "membership_name_idx" ON "membership"("name_key", "person_id") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_joined_idx" ON "membership"("join_date", "person_id") WHERE "status" = 'ACTIVE';
CREATE INDEX "session_live_idx" ON "session"("person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "account_activated_idx" ON "account"("activated_at") WHERE "activated_at" IS NOT NULL;
CREATE INDEX "import_batch_live_idx" ON "import_batch"("state") WHERE "state" IN ('READING', 'CHECKING', 'APPLYING');

-- 团员只能在团支部一类的组织里（ORG-27），由数据库把关
CREATE FUNCTION "membership_in_branch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT category FROM organization WHERE id = NEW.branch_id) IN ('LEADING_BODY', 'COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH') THEN
    RAISE EXCEPTION 'E-ORG-27 membership outside a branch';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "membership_in_branch" BEFORE INSERT OR UPDATE OF branch_id ON "membership"
  FOR EACH ROW EXECUTE FUNCTION "membership_in_branch"();

-- 审计与变动记录只增不改
CREATE FUNCTION "append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "audit_event_no_truncate" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "audit_seal_no_truncate" BEFORE TRUNCATE ON "audit_seal" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "audit_seal_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_seal_entry" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "audit_seal_entry_no_truncate" BEFORE TRUNCATE ON "audit_seal_entry" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "change_record_append_only" BEFORE UPDATE OR DELETE ON "change_record" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "change_record_no_truncate" BEFORE TRUNCATE ON "change_record" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();

-- 应用的数据库角色：不拥有任何表，不能改审计
DO $$
BEGIN
  CREATE ROLE zhtj_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR insufficient_privilege THEN NULL;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    EXECUTE format('GRANT zhtj_app TO %I', current_user);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO zhtj_app', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO zhtj_app', current_schema());
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO zhtj_app', current_schema());
    REVOKE UPDATE, DELETE, TRUNCATE ON "audit_event", "audit_seal", "audit_seal_entry", "change_record" FROM zhtj_app;
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
      EXECUTE 'REVOKE ALL ON "_prisma_migrations" FROM zhtj_app';
    END IF;
  END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$;
