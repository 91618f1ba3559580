-- A database of release 0.1.0, filled by using it: two accounts, five conversations, four leads (one deleted), a report
-- with its PDF and mail, notes, calls and an intact chain of 22 events. Made by pg_dump --inserts of PostgreSQL 15.
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: drizzle; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA drizzle;


--
-- Name: pgboss; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA pgboss;


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;


--
-- Name: EXTENSION unaccent; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';


--
-- Name: job_state; Type: TYPE; Schema: pgboss; Owner: -
--

CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);


--
-- Name: create_queue(text, jsonb); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;


--
-- Name: delete_queue(text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;


--
-- Name: job_now(); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;


--
-- Name: job_table_format(text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;


--
-- Name: job_table_run(text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;


--
-- Name: job_table_run_async(text, integer, text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;


--
-- Name: oka_chain_event(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.oka_chain_event() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
	last events%ROWTYPE;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('oka.events'));
	SELECT * INTO last FROM events ORDER BY id DESC LIMIT 1;
	NEW.id := coalesce(last.id, 0) + 1;
	NEW.previous_hash := coalesce(last.hash, '');
	NEW.hash := encode(sha256(convert_to(concat_ws('|',
		NEW.previous_hash, NEW.id, NEW.name,
		coalesce(NEW.admin_id::text, '-'), coalesce(NEW.lead_id::text, '-'), coalesce(NEW.conversation_id, '-'),
		NEW.data::text, (extract(epoch FROM NEW.created_at) * 1000)::bigint
	), 'UTF8')), 'hex');
	RETURN NEW;
END
$$;


--
-- Name: oka_refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.oka_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
	RAISE EXCEPTION 'events are append-only';
END
$$;


--
-- Name: oka_search_text(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.oka_search_text(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: __drizzle_migrations; Type: TABLE; Schema: drizzle; Owner: -
--

CREATE TABLE drizzle.__drizzle_migrations (
    id integer NOT NULL,
    hash text NOT NULL,
    created_at bigint
);


--
-- Name: __drizzle_migrations_id_seq; Type: SEQUENCE; Schema: drizzle; Owner: -
--

CREATE SEQUENCE drizzle.__drizzle_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: __drizzle_migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: drizzle; Owner: -
--

ALTER SEQUENCE drizzle.__drizzle_migrations_id_seq OWNED BY drizzle.__drizzle_migrations.id;


--
-- Name: bam; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);


--
-- Name: job; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid
)
PARTITION BY LIST (name);


--
-- Name: job_common; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);


--
-- Name: job_dependency; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);


--
-- Name: queue; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);


--
-- Name: queue_stats; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);


--
-- Name: queue_stats_20261128; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261128 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: queue_stats_20261129; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261129 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: schedule; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);


--
-- Name: subscription; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: version; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);


--
-- Name: warning; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: admins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.admins (
    id integer NOT NULL,
    email character varying(255) NOT NULL,
    password_hash character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    role character varying(50) DEFAULT 'viewer'::character varying NOT NULL,
    disabled_at timestamp(3) with time zone,
    totp_secret text,
    recovery_codes jsonb DEFAULT '[]'::jsonb NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    totp_used_step integer,
    available_until timestamp(3) with time zone,
    CONSTRAINT admins_role_known CHECK (((role)::text = ANY ((ARRAY['viewer'::character varying, 'agent'::character varying, 'admin'::character varying])::text[])))
);


--
-- Name: admins_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.admins ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.admins_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: canned_replies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.canned_replies (
    id integer NOT NULL,
    title character varying(80) NOT NULL,
    locale character varying(10) NOT NULL,
    content text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: canned_replies_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.canned_replies ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.canned_replies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conversations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conversations (
    id uuid NOT NULL,
    start_key text,
    visitor_token_hash text NOT NULL,
    visitor_token_expires_at timestamp(3) with time zone NOT NULL,
    lead_id integer,
    mode character varying(20) DEFAULT 'assistant'::character varying NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    answered_turn integer DEFAULT 0 NOT NULL,
    claimed_by text,
    claimed_until timestamp(3) with time zone,
    last_seq integer DEFAULT 0 NOT NULL,
    heard_seq integer DEFAULT 0 NOT NULL,
    learnt_seq integer DEFAULT 0 NOT NULL,
    locale character varying(10) DEFAULT 'fr'::character varying NOT NULL,
    page text,
    holder_id integer,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    active_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    waiting_since timestamp(3) with time zone,
    visitor_read_seq integer DEFAULT 0 NOT NULL,
    CONSTRAINT conversations_mode_known CHECK (((mode)::text = ANY ((ARRAY['assistant'::character varying, 'human'::character varying, 'closed'::character varying])::text[])))
);


--
-- Name: drafts; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.drafts (
    conversation_id uuid NOT NULL,
    turn integer NOT NULL,
    text text NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: event_details; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_details (
    event_id bigint NOT NULL,
    before jsonb,
    after jsonb,
    salt text
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    admin_id integer,
    lead_id integer,
    conversation_id text,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL
);


--
-- Name: facts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.facts (
    id uuid NOT NULL,
    lead_id integer,
    conversation_id uuid,
    field character varying(30) NOT NULL,
    value text NOT NULL,
    by character varying(20) NOT NULL,
    message_id uuid,
    quote text,
    quote_start integer,
    quote_end integer,
    author_id integer,
    superseded_by uuid,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    CONSTRAINT facts_have_owner CHECK (((lead_id IS NOT NULL) OR (conversation_id IS NOT NULL))),
    CONSTRAINT facts_have_proof CHECK (((((by)::text = 'staff'::text) = (message_id IS NULL)) AND ((message_id IS NULL) = (quote IS NULL))))
);


--
-- Name: invitations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitations (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    token_hash text NOT NULL,
    email character varying(255) NOT NULL,
    role character varying(50),
    invited_by integer,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    used_at timestamp(3) with time zone,
    revoked boolean DEFAULT false NOT NULL
);


--
-- Name: leads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leads (
    id integer NOT NULL,
    name character varying(255) DEFAULT ''::character varying NOT NULL,
    email character varying(255) DEFAULT ''::character varying NOT NULL,
    company character varying(255) DEFAULT ''::character varying NOT NULL,
    phone character varying(40),
    fit_score integer,
    status character varying(50) DEFAULT 'new'::character varying NOT NULL,
    source character varying(20) DEFAULT 'chat'::character varying NOT NULL,
    locale character varying(10) DEFAULT 'fr'::character varying NOT NULL,
    owner_id integer,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp(3) with time zone,
    merged_into integer,
    search text GENERATED ALWAYS AS (public.oka_search_text((((((((name)::text || ' '::text) || (company)::text) || ' '::text) || (email)::text) || ' '::text) || (COALESCE(phone, ''::character varying))::text))) STORED,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    CONSTRAINT leads_fit_score_range CHECK (((fit_score >= 0) AND (fit_score <= 100))),
    CONSTRAINT leads_status_known CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'qualified'::character varying, 'contacted'::character varying, 'won'::character varying, 'lost'::character varying, 'spam'::character varying])::text[])))
);


--
-- Name: leads_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.leads ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.leads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mails; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mails (
    id uuid NOT NULL,
    purpose text NOT NULL,
    lead_id integer,
    "to" character varying(255) NOT NULL,
    subject text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    report_version integer,
    attachments jsonb DEFAULT '[]'::jsonb NOT NULL,
    status character varying(20) DEFAULT 'queued'::character varying NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    provider_id text,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    sent_at timestamp(3) with time zone,
    kind character varying(20) DEFAULT 'report'::character varying NOT NULL,
    link text,
    CONSTRAINT mails_kind_known CHECK (((kind)::text = ANY ((ARRAY['report'::character varying, 'invitation'::character varying, 'reset'::character varying, 'password_changed'::character varying, 'escalation'::character varying])::text[]))),
    CONSTRAINT mails_status_known CHECK (((status)::text = ANY ((ARRAY['queued'::character varying, 'sent'::character varying, 'failed'::character varying, 'kept'::character varying])::text[])))
);


--
-- Name: messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    seq integer NOT NULL,
    turn integer NOT NULL,
    role character varying(50) NOT NULL,
    content text NOT NULL,
    client_message_id uuid,
    author_id integer,
    model text,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    CONSTRAINT messages_role_known CHECK (((role)::text = ANY ((ARRAY['visitor'::character varying, 'assistant'::character varying, 'agent'::character varying, 'system'::character varying])::text[])))
);


--
-- Name: notes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notes (
    id uuid NOT NULL,
    lead_id integer,
    conversation_id uuid,
    author_id integer,
    content text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    mentions jsonb DEFAULT '[]'::jsonb NOT NULL
);


--
-- Name: notifications; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notifications (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    admin_id integer,
    conversation_id uuid NOT NULL,
    from_id integer,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    acknowledged_at timestamp(3) with time zone,
    acknowledged_by integer,
    escalated_at timestamp(3) with time zone,
    CONSTRAINT notifications_kind_known CHECK (((kind)::text = ANY ((ARRAY['hot_lead'::character varying, 'person_requested'::character varying, 'handed_over'::character varying, 'mentioned'::character varying])::text[])))
);


--
-- Name: presences; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.presences (
    conversation_id uuid NOT NULL,
    admin_id integer,
    looking_until timestamp(3) with time zone NOT NULL,
    typing_until timestamp(3) with time zone
);


--
-- Name: rate_limits; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.rate_limits (
    key text NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    expire bigint
);


--
-- Name: reads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reads (
    admin_id integer NOT NULL,
    conversation_id uuid NOT NULL,
    seq integer NOT NULL
);


--
-- Name: refresh_tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.refresh_tokens (
    hash text NOT NULL,
    session_id uuid NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    retired_at timestamp(3) with time zone,
    successor text
);


--
-- Name: report_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_versions (
    lead_id integer NOT NULL,
    version integer NOT NULL,
    document jsonb NOT NULL,
    document_hash text NOT NULL,
    pdf bytea,
    prompt_version text NOT NULL,
    model text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reports (
    id integer NOT NULL,
    lead_id integer NOT NULL,
    report_content jsonb,
    pdf_url character varying(500),
    status character varying(20) DEFAULT 'generating'::character varying NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reports_status_known CHECK (((status)::text = ANY ((ARRAY['generating'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])))
);


--
-- Name: reports_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.reports ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    admin_id integer NOT NULL,
    user_agent text DEFAULT ''::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    used_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone
);


--
-- Name: settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.settings (
    key character varying(60) NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: webhooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhooks (
    id uuid NOT NULL,
    url text NOT NULL,
    secret text NOT NULL,
    events jsonb NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: job_common; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;


--
-- Name: queue_stats_20261128; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261128 FOR VALUES FROM ('2026-11-28 00:00:00+00') TO ('2026-11-29 00:00:00+00');


--
-- Name: queue_stats_20261129; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261129 FOR VALUES FROM ('2026-11-29 00:00:00+00') TO ('2026-11-30 00:00:00+00');


--
-- Name: __drizzle_migrations id; Type: DEFAULT; Schema: drizzle; Owner: -
--

ALTER TABLE ONLY drizzle.__drizzle_migrations ALTER COLUMN id SET DEFAULT nextval('drizzle.__drizzle_migrations_id_seq'::regclass);


--
-- Data for Name: __drizzle_migrations; Type: TABLE DATA; Schema: drizzle; Owner: -
--

INSERT INTO drizzle.__drizzle_migrations VALUES (1, '03106f111023654743f3f149a29cf345386d1e75f52aa7be46f40e0b919ae950', 1795380356459);
INSERT INTO drizzle.__drizzle_migrations VALUES (2, '5e6be05883cb351a7b77cedd6c319e8468d4bc2371178544b5bbf4c65ae8f5ad', 1795580619975);
INSERT INTO drizzle.__drizzle_migrations VALUES (3, 'e1ffda293c4199588d3f8237172d6e1847b49ca62c8262281285a9b30f72e201', 1795610601445);


--
-- Data for Name: bam; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: job_common; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.job_common VALUES ('5ed3d89f-ee26-44c6-b2e9-e810b1001f4e', 'write-report', 0, '{"leadId": 1, "version": 1}', 'completed', 3, 0, 5, true, NULL, 180, 604800, NULL, NULL, NULL, NULL, '2026-11-28 05:50:22.375482+00', '2026-11-28 05:50:22.375482+00', '2026-11-28 05:50:22.382862+00', '2026-11-28 05:50:22.897256+00', '2026-12-12 05:50:22.375482+00', NULL, NULL, 'standard', '2026-11-28 05:50:22.382862+00', NULL, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: job_dependency; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.queue VALUES ('write-report', 'standard', 3, 5, true, NULL, 180, 1209600, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', NULL, true, NULL, NULL, NULL, NULL, '2026-11-28 05:50:18.274519+00', '2026-11-28 05:50:18.274519+00');
INSERT INTO pgboss.queue VALUES ('send-mail', 'standard', 30, 10, true, 3600, 60, 1209600, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', NULL, true, NULL, NULL, NULL, NULL, '2026-11-28 05:50:18.276712+00', '2026-11-28 05:50:18.276712+00');


--
-- Data for Name: queue_stats_20261128; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue_stats_20261129; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: schedule; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: subscription; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: version; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.version VALUES (43, NULL, '2026-11-28 05:50:18.283584+00', '2026-11-28 05:50:48.298511+00', NULL, NULL);


--
-- Data for Name: warning; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: admins; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.admins VALUES (1, 'helene@oka.test', '$argon2id$v=19$m=19456,p=1,t=2$auRnt6ECTGzYrnHQ0Rw2JQ$n5gaSsmcEjWghEF/MnWxggnvaOHLbj3SQ5w0jXd2DDA', 'helene', 'admin', NULL, NULL, '[]', '2026-11-28 05:50:18.325+00', '2026-11-28 05:50:18.325+00', NULL, NULL);
INSERT INTO public.admins VALUES (2, 'leo@oka.test', '$argon2id$v=19$m=19456,p=1,t=2$0+rP1ehE2ie584dsrcfYlA$QCs8O9AESHSm8Kcrm407H9ub0GWNqW7TMWxzHhjylBQ', 'Léo Marchand', 'agent', NULL, NULL, '[]', '2026-11-28 05:50:19.425+00', '2026-11-28 05:50:19.425+00', NULL, NULL);


--
-- Data for Name: canned_replies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.canned_replies VALUES (1, 'Bonjour', 'fr', 'Bonjour {name}, je m’en occupe.', '2026-11-28 05:50:19.439+00', '2026-11-28 05:50:19.439+00');


--
-- Data for Name: conversations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.conversations VALUES ('01a220b4-5736-7321-b497-c99d7ed6a2c4', 'X0hqZmdVVY1mGbNgs1x7lYLNHmTyYecFfDuRYJr5vU0', '6qn1xu0xBvCMkjJxA5nLLB4Fsr3ud05zY3Wenh78VXA', '2027-05-27 05:50:19.447+00', 1, 'assistant', 4, 4, NULL, NULL, 8, 7, 7, 'fr', 'http://127.0.0.1:54392/demo', NULL, '2026-11-28 05:50:19.448+00', '2026-11-28 05:50:20.591+00', NULL, 0);
INSERT INTO public.conversations VALUES ('01a220b4-603b-751a-b206-6e2caeb97b7f', 'gn-auHwLKCR1roBcFgfoIr8IxG_cEUsncc0pB20Z_0U', 'in7g9CErNdG6txNwpGp-JZXbLChILas45hrdPgwqroE', '2027-05-27 05:50:21.755+00', 3, 'assistant', 2, 2, NULL, NULL, 4, 3, 3, 'fr', 'http://127.0.0.1:54392/demo', NULL, '2026-11-28 05:50:21.756+00', '2026-11-28 05:50:22.232+00', NULL, 0);
INSERT INTO public.conversations VALUES ('01a220b4-6229-727c-93d8-3b8c00d8d8e3', 'k3u5qzwAUDfneOEp3XKhttuViJZNCW6tZbxQ6y6H1qM', '9W5CRUBeRCnZ2sW8MZOM-nwe3ypgDKtN0yawpUqvZwg', '2027-05-27 05:50:22.249+00', NULL, 'assistant', 0, 0, NULL, NULL, 0, 0, 0, 'fr', 'http://127.0.0.1:54392/demo', NULL, '2026-11-28 05:50:22.25+00', '2026-11-28 05:50:22.25+00', NULL, 0);
INSERT INTO public.conversations VALUES ('01a220b4-5efb-71b7-8abb-4e86011d65d7', 'wZ5hdX8JsqcFX4ui4Nn1PsK8XicisWo_ZtLzf7k_hzg', 'tFywRKAiW_gOjRSIfIYHwG77Q3FbDEbVwTHN81GzPKw', '2027-05-27 05:50:21.435+00', NULL, 'closed', 2, 2, NULL, NULL, 3, 1, 1, 'en', 'http://127.0.0.1:54392/demo', NULL, '2026-11-28 05:50:21.436+00', '2026-11-28 05:50:22.316+00', NULL, 0);
INSERT INTO public.conversations VALUES ('01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'eJCgVl_-25rSQK93n9yHTZitjKiEUHPwp5ajdVv_jGg', 'm6SqCQ4xbjb4MQ1A32o--CreuOL-J-_f8wqb6phC5TQ', '2027-05-27 05:50:20.605+00', 2, 'human', 7, 6, NULL, NULL, 10, 10, 10, 'en', 'http://127.0.0.1:54392/demo', 2, '2026-11-28 05:50:20.608+00', '2026-11-28 05:50:22.311+00', '2026-11-28 05:50:22.311+00', 0);


--
-- Data for Name: drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.drafts VALUES ('01a220b4-5736-7321-b497-c99d7ed6a2c4', 4, 'Très bien, la décision est entre vos mains.', '2026-11-28 05:50:20.441+00');
INSERT INTO public.drafts VALUES ('01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 3, 'Noted: by next quarter, €40,000.', '2026-11-28 05:50:21.271+00');
INSERT INTO public.drafts VALUES ('01a220b4-5efb-71b7-8abb-4e86011d65d7', 1, 'Hello and welcome to Cabinet Rivière. Good question, I’ll note it so that a colleague can answer precisely. What would you like to set up or improve?', '2026-11-28 05:50:21.747+00');
INSERT INTO public.drafts VALUES ('01a220b4-603b-751a-b206-6e2caeb97b7f', 2, 'Parfait, j’ai bien noté : paul@ancien.example.', '2026-11-28 05:50:22.082+00');


--
-- Data for Name: event_details; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event_details VALUES (1, NULL, '{"name": "helene", "email": "helene@oka.test"}', 'o7b52rf29ktg_ScsWW2-tg');
INSERT INTO public.event_details VALUES (2, NULL, '{"address": "127.0.0.1", "userAgent": "node"}', 'x1Mo8G2eV_GbWS_dunqMIQ');
INSERT INTO public.event_details VALUES (3, '{"name": "OKA Tech", "sites": []}', '{"name": "Cabinet Rivière", "sites": ["https://www.riviere.example"]}', 'B6tZTzoGyBgzwZnju4Eh-w');
INSERT INTO public.event_details VALUES (4, NULL, '{"email": "leo@oka.test"}', 'VVeu4TSZQqnULnmnEN3dlg');
INSERT INTO public.event_details VALUES (5, NULL, '{"email": "later@oka.test"}', 'UPA_lrUopDnKIBu4ZH4XAw');
INSERT INTO public.event_details VALUES (6, NULL, '{"name": "Léo Marchand", "email": "leo@oka.test"}', 'odeTd7Tcufl8lTay7lyo0w');
INSERT INTO public.event_details VALUES (7, NULL, '{"address": "127.0.0.1", "userAgent": "node"}', 'r4XpeoSEutdZUymPjaA7aw');
INSERT INTO public.event_details VALUES (8, NULL, '{"title": "Bonjour", "locale": "fr", "content": "Bonjour {name}, je m’en occupe."}', '1Rl6f7T4F93zCNVOHWzYAQ');
INSERT INTO public.event_details VALUES (15, NULL, '{"content": "Knows us from the fair."}', 'evRACbmeDeGoDlJIVRk_jQ');
INSERT INTO public.event_details VALUES (17, '{"name": "Dan Okafor"}', '{"name": "Daniel Okafor"}', 'rTsmzzTxKpLDlVl4tCayCg');
INSERT INTO public.event_details VALUES (18, NULL, '{"name": "Zoé Łukasik", "email": "zoe@lukasik.example", "phone": null, "company": "Łukasik SA"}', 'opaRVAGcL7POFDgWwroC9A');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES (1, 'admin.created', 1, NULL, NULL, '{"role": "admin", "first": true, "details": "91f1d247c49e8cf6847cbaab86709195fa6fc9979a1b8047f7323a1cf5182eb9", "subjectId": 1}', '2026-11-28 05:50:18.325+00', '', '98b12f8a3b105c92ddaced4590f00d0af1f82dbbef5742d602e5d67458bce9b7');
INSERT INTO public.events VALUES (2, 'admin.signed_in', 1, NULL, NULL, '{"details": "9bc880c2359390fd677c9729fd2a8ed08119a2a63b071c782fc1ee0e4149611d"}', '2026-11-28 05:50:18.832+00', '98b12f8a3b105c92ddaced4590f00d0af1f82dbbef5742d602e5d67458bce9b7', '07a0d61fd4136475f9328b2cdcef3ad15037b3de8064716eb76690b01ad5d8db');
INSERT INTO public.events VALUES (3, 'settings.changed', 1, NULL, NULL, '{"changed": "name, sites", "details": "60ebaf463cbde8847b9fe3523cb3845b8eb51b9c890dc1f131103a883f2738e2"}', '2026-11-28 05:50:18.878+00', '07a0d61fd4136475f9328b2cdcef3ad15037b3de8064716eb76690b01ad5d8db', '7d4c1e352b0603fd0ac9b302a735d709f37da67ae5f4775f230e6de8c7d79cc4');
INSERT INTO public.events VALUES (4, 'admin.invited', 1, NULL, NULL, '{"role": "agent", "details": "c101c0b593da8e4426f8697d8e3eee57d53bee7c513456f51c6752b84ca6cd17"}', '2026-11-28 05:50:18.892+00', '7d4c1e352b0603fd0ac9b302a735d709f37da67ae5f4775f230e6de8c7d79cc4', '3229ebbc2e464833fac43ff463d17e2c65abe6e0ea63e5189f4052ccbae54580');
INSERT INTO public.events VALUES (5, 'admin.invited', 1, NULL, NULL, '{"role": "viewer", "details": "a611ea07abb578fef7d1f823e506c2f7d42d664fc54b10fb336985eaf5f89e6c"}', '2026-11-28 05:50:19.141+00', '3229ebbc2e464833fac43ff463d17e2c65abe6e0ea63e5189f4052ccbae54580', 'c06c3a38aba8d57f884ac2ea306f3904a5aecd00272c8880e67b2e2719886983');
INSERT INTO public.events VALUES (6, 'admin.created', 2, NULL, NULL, '{"role": "agent", "details": "e9055f6abf01a11d8c86edbb87b13bd3ba301bb44cc514ae5fe0e647713c879d", "invitedBy": 1, "subjectId": 2}', '2026-11-28 05:50:19.425+00', 'c06c3a38aba8d57f884ac2ea306f3904a5aecd00272c8880e67b2e2719886983', '2b878449fa40c1dac369c466a77049b0cf3a5d6de1f0342858e21e2ed9c6a381');
INSERT INTO public.events VALUES (7, 'admin.signed_in', 2, NULL, NULL, '{"details": "6137da7d9d131214c83b7e414dd414cda3fb08d387e5e1517da4bfa9282c7490"}', '2026-11-28 05:50:19.43+00', '2b878449fa40c1dac369c466a77049b0cf3a5d6de1f0342858e21e2ed9c6a381', 'c91b6c4c9e1a3e42c5cd8f6e44b64f2c537cd4e5697119da506f2abb80f2b520');
INSERT INTO public.events VALUES (8, 'canned_reply.saved', 1, NULL, NULL, '{"details": "0c1c1ae9d28ccfd43707eb22a96df45ff7aa89f56bf54b6d0274b963809a06fb", "cannedReplyId": 1}', '2026-11-28 05:50:19.439+00', 'c91b6c4c9e1a3e42c5cd8f6e44b64f2c537cd4e5697119da506f2abb80f2b520', 'c9edd36e74c47eb988feee01f5e0144ebd614264227acb4d5b0aecc663c3566c');
INSERT INTO public.events VALUES (9, 'lead.created', NULL, 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', '{"source": "chat", "fitScore": 41}', '2026-11-28 05:50:20.22+00', 'c9edd36e74c47eb988feee01f5e0144ebd614264227acb4d5b0aecc663c3566c', '5976c35a7d8b015ee3f6a5f34aceacf158894a4c00cf79c84b50b0e6cd96163b');
INSERT INTO public.events VALUES (10, 'lead.created', NULL, 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', '{"source": "chat", "fitScore": 37}', '2026-11-28 05:50:21.242+00', '5976c35a7d8b015ee3f6a5f34aceacf158894a4c00cf79c84b50b0e6cd96163b', 'b5de5ebb1b0f332bcb62623d9df7b54153ad4d2a7023f3c997178122398ab2fe');
INSERT INTO public.events VALUES (11, 'lead.created', NULL, 3, '01a220b4-603b-751a-b206-6e2caeb97b7f', '{"source": "chat", "fitScore": 20}', '2026-11-28 05:50:22.232+00', 'b5de5ebb1b0f332bcb62623d9df7b54153ad4d2a7023f3c997178122398ab2fe', '4e707c0208e9b2474300da619adc9a11e380b759d90f250877d3b2fbfb5cf00e');
INSERT INTO public.events VALUES (12, 'conversation.person_requested', NULL, 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', '{}', '2026-11-28 05:50:22.258+00', '4e707c0208e9b2474300da619adc9a11e380b759d90f250877d3b2fbfb5cf00e', '368f3dbd32f90ebefbdbe68e8169092eda396df070014454e681ef4f8c704339');
INSERT INTO public.events VALUES (13, 'conversation.taken_over', 2, 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', '{}', '2026-11-28 05:50:22.273+00', '368f3dbd32f90ebefbdbe68e8169092eda396df070014454e681ef4f8c704339', 'f874e868470c0b70122d2a40b73cc31235aad3dcaa6cd6aee7851e18b328447a');
INSERT INTO public.events VALUES (14, 'conversation.replied', 2, 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', '{"seq": 9}', '2026-11-28 05:50:22.284+00', 'f874e868470c0b70122d2a40b73cc31235aad3dcaa6cd6aee7851e18b328447a', '5651f04f76032eb5d03dca76c29547617c3f73b716cf5ce2e5c89468e2c1ebcc');
INSERT INTO public.events VALUES (15, 'note.added', 2, 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', '{"details": "f253eae629bc8a961e00d9fecd23d546b1fb154fb0b2a508758ac69b70948fd1", "mentions": 0}', '2026-11-28 05:50:22.296+00', '5651f04f76032eb5d03dca76c29547617c3f73b716cf5ce2e5c89468e2c1ebcc', 'f7294bc5d24f0a2396e8e320a51b813741c80d34747ce7f2c445c821e15f2e3c');
INSERT INTO public.events VALUES (16, 'conversation.closed', 2, NULL, '01a220b4-5efb-71b7-8abb-4e86011d65d7', '{}', '2026-11-28 05:50:22.316+00', 'f7294bc5d24f0a2396e8e320a51b813741c80d34747ce7f2c445c821e15f2e3c', 'a50fa6edd63a305a44d791e92b106a6bff0177cb9850e5304226bd7b0885f504');
INSERT INTO public.events VALUES (17, 'lead.updated', 2, 2, NULL, '{"fields": "name,status", "status": "qualified", "details": "93beeb92104a8aa202cd869246a27616be23b20d65fe61e1fe98e6f24f93cc6b", "fromStatus": "new"}', '2026-11-28 05:50:22.349+00', 'a50fa6edd63a305a44d791e92b106a6bff0177cb9850e5304226bd7b0885f504', '1d4d9f7e8c03cca1378e8272f66fc472dcdfd24f06d1e089e91c3b0e779fcbbc');
INSERT INTO public.events VALUES (18, 'lead.created', 2, 4, NULL, '{"source": "staff", "status": "new", "details": "95eb502543c45e93b65f468d621592f04b47a6ee710ba7c9fe8d5d4541740e36", "fitScore": 55}', '2026-11-28 05:50:22.364+00', '1d4d9f7e8c03cca1378e8272f66fc472dcdfd24f06d1e089e91c3b0e779fcbbc', '279075551bf8a8da7923491da81aa31adfc9cde9d9d736cc05c944c167342b0c');
INSERT INTO public.events VALUES (19, 'report.requested', 2, 1, NULL, '{"version": 1}', '2026-11-28 05:50:22.375+00', '279075551bf8a8da7923491da81aa31adfc9cde9d9d736cc05c944c167342b0c', '814f6645af2d2e233f3431f59bd8c2a1540658f1356c36d4e309b4b2fe751c3a');
INSERT INTO public.events VALUES (20, 'report.ready', NULL, 1, NULL, '{"bytes": 25366, "model": "offline", "version": 1}', '2026-11-28 05:50:22.891+00', '814f6645af2d2e233f3431f59bd8c2a1540658f1356c36d4e309b4b2fe751c3a', 'a8bdec52c77c474f6b8e616a796b6b1b7f155cbd7dd19d1e55006e2ca4f7d561');
INSERT INTO public.events VALUES (21, 'mail.queued', 2, 1, NULL, '{"mailId": "01a220b4-64c2-767d-8894-f102b30d55c7", "version": 1}', '2026-11-28 05:50:22.904+00', 'a8bdec52c77c474f6b8e616a796b6b1b7f155cbd7dd19d1e55006e2ca4f7d561', '740a516aa085ba40800b5c0e0bd8c36a4fb775b4151d45553e8deb0674d283dc');
INSERT INTO public.events VALUES (22, 'lead.deleted', 1, 3, NULL, '{}', '2026-11-28 05:50:22.924+00', '740a516aa085ba40800b5c0e0bd8c36a4fb775b4151d45553e8deb0674d283dc', '09d40ede96ae23994863479e95e4f9238d019e03de8fbf072a9e78e44326c9c2');


--
-- Data for Name: facts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.facts VALUES ('01a220b4-58f0-7208-a018-acb513c10281', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'need', 'nous voulons refaire notre site de vente en ligne', 'visitor', '01a220b4-573e-742c-952a-0ab2d13c5087', 'nous voulons refaire notre site de vente en ligne', 9, 58, NULL, NULL, '2026-11-28 05:50:19.88+00');
INSERT INTO public.facts VALUES ('01a220b4-5a3f-768f-87db-6987336af134', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'name', 'Amélie Petit', 'visitor', '01a220b4-58fc-77e0-98f3-45945e8384d8', 'Amélie Petit', 8, 20, NULL, NULL, '2026-11-28 05:50:20.22+00');
INSERT INTO public.facts VALUES ('01a220b4-5a3f-768f-87db-6d12c08db51f', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'company', 'Cycles Bertin', 'visitor', '01a220b4-58fc-77e0-98f3-45945e8384d8', 'Cycles Bertin', 24, 37, NULL, NULL, '2026-11-28 05:50:20.22+00');
INSERT INTO public.facts VALUES ('01a220b4-5a3f-768f-87db-739ef50f0001', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'email', 'amelie@bertin.example', 'visitor', '01a220b4-58fc-77e0-98f3-45945e8384d8', 'amelie@bertin.example', 39, 60, NULL, NULL, '2026-11-28 05:50:20.22+00');
INSERT INTO public.facts VALUES ('01a220b4-5b00-7233-bbf3-a9081db28f4c', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'budget', '25000 EUR', 'visitor', '01a220b4-5a51-77de-b641-43baf8c34a96', '25 000 euros', 7, 19, NULL, NULL, '2026-11-28 05:50:20.411+00');
INSERT INTO public.facts VALUES ('01a220b4-5b00-7233-bbf3-af7a34cf75ed', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'horizon', 'P3M', 'visitor', '01a220b4-5a51-77de-b641-43baf8c34a96', 'avant mars', 21, 31, NULL, NULL, '2026-11-28 05:50:20.411+00');
INSERT INTO public.facts VALUES ('01a220b4-5bb3-777e-84c4-ecde5fe60cfa', 1, '01a220b4-5736-7321-b497-c99d7ed6a2c4', 'authority', 'decides', 'visitor', '01a220b4-5b0e-7423-a47a-2f33098b8af3', 'c’est moi qui décide', 5, 25, NULL, NULL, '2026-11-28 05:50:20.591+00');
INSERT INTO public.facts VALUES ('01a220b4-5cfa-708b-8f41-e9666e7e0775', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'need', 'we need a customer portal', 'visitor', '01a220b4-5bc4-73e3-8cc3-eb95724f64bf', 'we need a customer portal', 4, 29, NULL, NULL, '2026-11-28 05:50:20.919+00');
INSERT INTO public.facts VALUES ('01a220b4-5e3f-70eb-bc6b-933ee153aaaf', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'company', 'Paywise', 'visitor', '01a220b4-5d01-75cb-8a7b-2346048fa321', 'Paywise', 16, 23, NULL, NULL, '2026-11-28 05:50:21.242+00');
INSERT INTO public.facts VALUES ('01a220b4-5e3f-70eb-bc6b-945258658dff', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'email', 'dan@paywise.example', 'visitor', '01a220b4-5d01-75cb-8a7b-2346048fa321', 'dan@paywise.example', 25, 44, NULL, NULL, '2026-11-28 05:50:21.242+00');
INSERT INTO public.facts VALUES ('01a220b4-5e3f-70eb-bc6b-98c143ea8dbf', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'phone', '+442079460958', 'visitor', '01a220b4-5d01-75cb-8a7b-2346048fa321', '+44 20 7946 0958', 46, 62, NULL, NULL, '2026-11-28 05:50:21.242+00');
INSERT INTO public.facts VALUES ('01a220b4-5ef2-7530-b351-b9d413f2049d', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'budget', '40000 EUR', 'visitor', '01a220b4-5e4e-770d-b199-4db6155cc2e8', '40k', 7, 10, NULL, NULL, '2026-11-28 05:50:21.421+00');
INSERT INTO public.facts VALUES ('01a220b4-5ef2-7530-b351-befc09054719', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'horizon', 'P5W', 'visitor', '01a220b4-5e4e-770d-b199-4db6155cc2e8', 'by next quarter', 11, 26, NULL, NULL, '2026-11-28 05:50:21.421+00');
INSERT INTO public.facts VALUES ('01a220b4-6174-73d8-9b64-fdafb3b43fc8', 3, '01a220b4-603b-751a-b206-6e2caeb97b7f', 'need', 'Nous cherchons un audit de sécurité', 'visitor', '01a220b4-603f-7753-bc96-123d0eada67c', 'Nous cherchons un audit de sécurité', 0, 35, NULL, NULL, '2026-11-28 05:50:22.065+00');
INSERT INTO public.facts VALUES ('01a220b4-621b-719f-9152-5e5012d32cf0', 3, '01a220b4-603b-751a-b206-6e2caeb97b7f', 'email', 'paul@ancien.example', 'visitor', '01a220b4-617c-75a5-8d4e-1acf1e695650', 'paul@ancien.example', 0, 19, NULL, NULL, '2026-11-28 05:50:22.232+00');
INSERT INTO public.facts VALUES ('01a220b4-628f-71e0-9963-c37a82c2d6fb', 2, NULL, 'name', 'Daniel Okafor', 'staff', NULL, NULL, NULL, NULL, 2, NULL, '2026-11-28 05:50:22.349+00');
INSERT INTO public.facts VALUES ('01a220b4-5e3f-70eb-bc6b-8e232a68819c', 2, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 'name', 'Dan Okafor', 'visitor', '01a220b4-5d01-75cb-8a7b-2346048fa321', 'Dan Okafor', 0, 10, NULL, '01a220b4-628f-71e0-9963-c37a82c2d6fb', '2026-11-28 05:50:21.242+00');
INSERT INTO public.facts VALUES ('01a220b4-629f-7581-bfa7-821e0c3a324f', 4, NULL, 'name', 'Zoé Łukasik', 'staff', NULL, NULL, NULL, NULL, 2, NULL, '2026-11-28 05:50:22.364+00');
INSERT INTO public.facts VALUES ('01a220b4-629f-7581-bfa7-86bbdf7b0d23', 4, NULL, 'email', 'zoe@lukasik.example', 'staff', NULL, NULL, NULL, NULL, 2, NULL, '2026-11-28 05:50:22.364+00');
INSERT INTO public.facts VALUES ('01a220b4-629f-7581-bfa7-8a3faac6a8b8', 4, NULL, 'company', 'Łukasik SA', 'staff', NULL, NULL, NULL, NULL, 2, NULL, '2026-11-28 05:50:22.364+00');
INSERT INTO public.facts VALUES ('01a220b4-629f-7581-bfa7-8e78c8fa799f', 4, NULL, 'fitScore', '55', 'staff', NULL, NULL, NULL, NULL, 2, NULL, '2026-11-28 05:50:22.364+00');


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a220b4-5607-771b-997d-9cd86c80e5a1', 'invitation', 'xIDGCGb1wHc-pXwvHAiuyaWiU-ElbfKGerAlxTzgVsc', 'later@oka.test', 'viewer', 1, '2026-11-28 05:50:19.141+00', '2026-12-05 05:50:19.141+00', NULL, false);
INSERT INTO public.invitations VALUES ('01a220b4-550e-72e6-bd06-344e6220db76', 'invitation', 'f1F6fwj5mmGrQqyK6BObQbFwwbUOB3oCi4U2TVY6TPM', 'leo@oka.test', 'agent', 1, '2026-11-28 05:50:18.892+00', '2026-12-05 05:50:18.892+00', '2026-11-28 05:50:19.425+00', false);


--
-- Data for Name: leads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leads VALUES (1, 'Amélie Petit', 'amelie@bertin.example', 'Cycles Bertin', NULL, 91, 'new', 'chat', 'fr', NULL, 3, NULL, NULL, DEFAULT, '2026-11-28 05:50:20.22+00', '2026-11-28 05:50:20.591+00');
INSERT INTO public.leads VALUES (2, 'Daniel Okafor', 'dan@paywise.example', 'Paywise', '+442079460958', 72, 'qualified', 'chat', 'en', NULL, 3, NULL, NULL, DEFAULT, '2026-11-28 05:50:21.242+00', '2026-11-28 05:50:22.349+00');
INSERT INTO public.leads VALUES (4, 'Zoé Łukasik', 'zoe@lukasik.example', 'Łukasik SA', NULL, 55, 'new', 'staff', 'fr', NULL, 1, NULL, NULL, DEFAULT, '2026-11-28 05:50:22.364+00', '2026-11-28 05:50:22.364+00');
INSERT INTO public.leads VALUES (3, '', 'paul@ancien.example', '', NULL, 20, 'new', 'chat', 'fr', NULL, 2, '2026-11-28 05:50:22.924+00', NULL, DEFAULT, '2026-11-28 05:50:22.232+00', '2026-11-28 05:50:22.924+00');


--
-- Data for Name: mails; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mails VALUES ('01a220b4-55fc-744d-8517-117c766bca21', 'invitation:01a220b4-550e-72e6-bd06-344e6220db76', NULL, 'leo@oka.test', 'Invitation à rejoindre l’équipe Cabinet Rivière', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html dir="ltr" lang="fr"><head><meta name="viewport" content="width=device-width, initial-scale=1"/><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><meta name="x-apple-disable-message-reformatting"/><meta name="color-scheme" content="light dark"/><meta name="supported-color-schemes" content="light dark"/><meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no"/><title>Invitation à rejoindre l’équipe Cabinet Rivière</title><style>
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #10161F !important; }
  .card { background-color: #19222E !important; border-color: #6CC5D1 #2B3847 #2B3847 !important; }
  .ink { color: #E8EDF3 !important; }
  .accent { color: #6CC5D1 !important; }
  .muted { color: #A3AFBD !important; }
  .note { background-color: #223042 !important; }
  .rule { border-color: #2B3847 !important; }
}</style></head><body lang="fr" class="page" dir="ltr" style="background-color:#F4F6F9;margin:0;padding:0"><!--$--><!--html--><!--head--><!--body--><table border="0" width="100%" cellPadding="0" cellSpacing="0" role="presentation" align="center"><tbody><tr><td dir="ltr" lang="fr" style="margin:0;padding:24px 8px;background-color:#F4F6F9;font-family:-apple-system, &#x27;Segoe UI&#x27;, Roboto, &#x27;Helvetica Neue&#x27;, Arial, sans-serif"><div style="display:none;overflow:hidden;line-height:1px;opacity:0;max-height:0;max-width:0" data-skip-in-text="true">helene vous invite à rejoindre l’équipe Cabinet Rivière.<div> ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿</div></div><table align="center" width="100%" class="card" border="0" cellPadding="0" cellSpacing="0" role="presentation" style="max-width:580px;background-color:#FFFFFF;border:1px solid #DDE3EA;border-top:3px solid #0F5F6B;border-radius:6px"><tbody><tr style="width:100%"><td style="padding:28px 24px"><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-bottom:28px;font-weight:600;margin-top:0;margin-right:0;margin-left:0">Cabinet Rivière</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Bonjour,</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">helene vous invite à rejoindre l’équipe Cabinet Rivière.</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Avec le rôle « Agent », vous pourrez répondre aux visiteurs et suivre les prospects.</p><table align="center" width="100%" border="0" cellPadding="0" cellSpacing="0" role="presentation" style="margin:28px 0 24px"><tbody><tr><td><a href="https://link.invalid/" style="line-height:22px;text-decoration:none;display:inline-block;max-width:100%;mso-padding-alt:0px;padding:13px 24px;font-size:16px;font-weight:600;color:#FFFFFF;background-color:#0F5F6B;border-radius:4px;padding-top:13px;padding-right:24px;padding-bottom:13px;padding-left:24px" target="_blank"><span><!--[if mso]><i style="mso-font-width:400%;mso-text-raise:19.5px" hidden>&#8202;&#8202;&#8202;</i><![endif]--></span><span style="max-width:100%;display:inline-block;line-height:120%;mso-padding-alt:0px;mso-text-raise:9.75px">Rejoindre l’équipe</span><span><!--[if mso]><i style="mso-font-width:400%" hidden>&#8202;&#8202;&#8202;&#8203;</i><![endif]--></span></a></td></tr></tbody></table><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Ce lien fonctionne jusqu’au samedi 5 décembre 2026 à 5 h 50 UTC.</p><p class="muted" style="font-size:14px;line-height:21px;margin:0 0 16px;color:#5B6675;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :<br/>https://link.invalid/</p><table align="center" width="100%" border="0" cellPadding="0" cellSpacing="0" role="presentation" class="note" style="margin:24px 0;background-color:#F4F6F9;border-radius:4px"><tbody><tr><td style="padding:16px 18px"><p class="ink" style="font-size:15px;line-height:23px;margin:0;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Si vous n’attendiez pas cette invitation, ignorez simplement ce message : il ne se passera rien, et aucun compte ne sera créé.</p></td></tr></tbody></table><hr class="rule" style="width:100%;border:none;border-color:#DDE3EA;border-top:1px solid #eaeaea;margin:24px 0 16px"/><p class="muted" style="font-size:16px;line-height:25px;margin:0;color:#5B6675;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Bien à vous,<br/>L’équipe Cabinet Rivière</p></td></tr></tbody></table></td></tr></tbody></table><!--/$--></body></html>', 'Bonjour,

helene vous invite à rejoindre l’équipe Cabinet Rivière.

Avec le rôle « Agent », vous pourrez répondre aux visiteurs et suivre les prospects.

Rejoindre l’équipe
https://link.invalid/

Ce lien fonctionne jusqu’au samedi 5 décembre 2026 à 5 h 50 UTC.

Si vous n’attendiez pas cette invitation, ignorez simplement ce message : il ne se passera rien, et aucun compte ne sera créé.

Bien à vous,
L’équipe Cabinet Rivière
', NULL, '[]', 'kept', 0, NULL, NULL, '2026-11-28 05:50:18.892+00', NULL, 'invitation', '9D01KQlB6Kf0OtRsKF6Icxkh_SpVwB2l_YnTK6M3mRRTNeEgN0rBD3MXQbI1vFeNZRy5WE6UQ5JZmHZF4yf5xmEmLLSijsGT_orvntzfQWzJm89bsASPJjxpD_d5jlxJZfU');
INSERT INTO public.mails VALUES ('01a220b4-560b-73d7-965f-51802fc50caf', 'invitation:01a220b4-5607-771b-997d-9cd86c80e5a1', NULL, 'later@oka.test', 'Invitation à rejoindre l’équipe Cabinet Rivière', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html dir="ltr" lang="fr"><head><meta name="viewport" content="width=device-width, initial-scale=1"/><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><meta name="x-apple-disable-message-reformatting"/><meta name="color-scheme" content="light dark"/><meta name="supported-color-schemes" content="light dark"/><meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no"/><title>Invitation à rejoindre l’équipe Cabinet Rivière</title><style>
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #10161F !important; }
  .card { background-color: #19222E !important; border-color: #6CC5D1 #2B3847 #2B3847 !important; }
  .ink { color: #E8EDF3 !important; }
  .accent { color: #6CC5D1 !important; }
  .muted { color: #A3AFBD !important; }
  .note { background-color: #223042 !important; }
  .rule { border-color: #2B3847 !important; }
}</style></head><body lang="fr" class="page" dir="ltr" style="background-color:#F4F6F9;margin:0;padding:0"><!--$--><!--html--><!--head--><!--body--><table border="0" width="100%" cellPadding="0" cellSpacing="0" role="presentation" align="center"><tbody><tr><td dir="ltr" lang="fr" style="margin:0;padding:24px 8px;background-color:#F4F6F9;font-family:-apple-system, &#x27;Segoe UI&#x27;, Roboto, &#x27;Helvetica Neue&#x27;, Arial, sans-serif"><div style="display:none;overflow:hidden;line-height:1px;opacity:0;max-height:0;max-width:0" data-skip-in-text="true">helene vous invite à rejoindre l’équipe Cabinet Rivière.<div> ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿</div></div><table align="center" width="100%" class="card" border="0" cellPadding="0" cellSpacing="0" role="presentation" style="max-width:580px;background-color:#FFFFFF;border:1px solid #DDE3EA;border-top:3px solid #0F5F6B;border-radius:6px"><tbody><tr style="width:100%"><td style="padding:28px 24px"><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-bottom:28px;font-weight:600;margin-top:0;margin-right:0;margin-left:0">Cabinet Rivière</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Bonjour,</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">helene vous invite à rejoindre l’équipe Cabinet Rivière.</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Avec le rôle « Lecture », vous pourrez consulter les conversations, les prospects et les rapports.</p><table align="center" width="100%" border="0" cellPadding="0" cellSpacing="0" role="presentation" style="margin:28px 0 24px"><tbody><tr><td><a href="https://link.invalid/" style="line-height:22px;text-decoration:none;display:inline-block;max-width:100%;mso-padding-alt:0px;padding:13px 24px;font-size:16px;font-weight:600;color:#FFFFFF;background-color:#0F5F6B;border-radius:4px;padding-top:13px;padding-right:24px;padding-bottom:13px;padding-left:24px" target="_blank"><span><!--[if mso]><i style="mso-font-width:400%;mso-text-raise:19.5px" hidden>&#8202;&#8202;&#8202;</i><![endif]--></span><span style="max-width:100%;display:inline-block;line-height:120%;mso-padding-alt:0px;mso-text-raise:9.75px">Rejoindre l’équipe</span><span><!--[if mso]><i style="mso-font-width:400%" hidden>&#8202;&#8202;&#8202;&#8203;</i><![endif]--></span></a></td></tr></tbody></table><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Ce lien fonctionne jusqu’au samedi 5 décembre 2026 à 5 h 50 UTC.</p><p class="muted" style="font-size:14px;line-height:21px;margin:0 0 16px;color:#5B6675;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :<br/>https://link.invalid/</p><table align="center" width="100%" border="0" cellPadding="0" cellSpacing="0" role="presentation" class="note" style="margin:24px 0;background-color:#F4F6F9;border-radius:4px"><tbody><tr><td style="padding:16px 18px"><p class="ink" style="font-size:15px;line-height:23px;margin:0;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Si vous n’attendiez pas cette invitation, ignorez simplement ce message : il ne se passera rien, et aucun compte ne sera créé.</p></td></tr></tbody></table><hr class="rule" style="width:100%;border:none;border-color:#DDE3EA;border-top:1px solid #eaeaea;margin:24px 0 16px"/><p class="muted" style="font-size:16px;line-height:25px;margin:0;color:#5B6675;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Bien à vous,<br/>L’équipe Cabinet Rivière</p></td></tr></tbody></table></td></tr></tbody></table><!--/$--></body></html>', 'Bonjour,

helene vous invite à rejoindre l’équipe Cabinet Rivière.

Avec le rôle « Lecture », vous pourrez consulter les conversations, les prospects et les rapports.

Rejoindre l’équipe
https://link.invalid/

Ce lien fonctionne jusqu’au samedi 5 décembre 2026 à 5 h 50 UTC.

Si vous n’attendiez pas cette invitation, ignorez simplement ce message : il ne se passera rien, et aucun compte ne sera créé.

Bien à vous,
L’équipe Cabinet Rivière
', NULL, '[]', 'kept', 0, NULL, NULL, '2026-11-28 05:50:19.141+00', NULL, 'invitation', '_7poK7R5RXk2ujkyGyoLU3CYOTLFxTdRYHj16kHw_d8ABSwfIwrf8Dfiq2RFULbUpq3CVE7jAtezwuNRpChfyCT2GGvizvZ1StTQkpwiwn0FOCtTJF1VNCtfC4DN1Uq19-0');
INSERT INTO public.mails VALUES ('01a220b4-64c2-767d-8894-f102b30d55c7', 'report:1:1', 1, 'amelie@bertin.example', 'Votre projet : le compte rendu de notre échange – Cabinet Rivière', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html dir="ltr" lang="fr"><head><meta name="viewport" content="width=device-width, initial-scale=1"/><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><meta name="x-apple-disable-message-reformatting"/><meta name="color-scheme" content="light dark"/><meta name="supported-color-schemes" content="light dark"/><meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no"/><title>Votre projet : le compte rendu de notre échange – Cabinet Rivière</title><style>
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #10161F !important; }
  .card { background-color: #19222E !important; border-color: #6CC5D1 #2B3847 #2B3847 !important; }
  .ink { color: #E8EDF3 !important; }
  .accent { color: #6CC5D1 !important; }
  .muted { color: #A3AFBD !important; }
  .note { background-color: #223042 !important; }
  .rule { border-color: #2B3847 !important; }
}</style></head><body lang="fr" class="page" dir="ltr" style="background-color:#F4F6F9;margin:0;padding:0"><!--$--><!--html--><!--head--><!--body--><table border="0" width="100%" cellPadding="0" cellSpacing="0" role="presentation" align="center"><tbody><tr><td dir="ltr" lang="fr" style="margin:0;padding:24px 8px;background-color:#F4F6F9;font-family:-apple-system, &#x27;Segoe UI&#x27;, Roboto, &#x27;Helvetica Neue&#x27;, Arial, sans-serif"><div style="display:none;overflow:hidden;line-height:1px;opacity:0;max-height:0;max-width:0" data-skip-in-text="true">Merci pour notre échange. En voici l’essentiel.<div> ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿ ‌​‍﻿</div></div><table align="center" width="100%" class="card" border="0" cellPadding="0" cellSpacing="0" role="presentation" style="max-width:580px;background-color:#FFFFFF;border:1px solid #DDE3EA;border-top:3px solid #0F5F6B;border-radius:6px"><tbody><tr style="width:100%"><td style="padding:28px 24px"><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-bottom:28px;font-weight:600;margin-top:0;margin-right:0;margin-left:0">Cabinet Rivière</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Bonjour Amélie Petit,</p><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Merci pour notre échange. En voici l’essentiel.</p><h2 class="accent" style="margin:24px 0 8px;font-size:16px;line-height:25px;color:#0F5F6B;overflow-wrap:anywhere;font-weight:600">Ce que nous avons compris</h2><ul style="margin:0 0 16px;padding-left:22px"><li class="ink" style="margin:0 0 16px;font-size:16px;line-height:25px;color:#16202E;overflow-wrap:anywhere;margin-bottom:6px">Votre besoin, dans vos mots : « nous voulons refaire notre site de vente en ligne ».</li><li class="ink" style="margin:0 0 16px;font-size:16px;line-height:25px;color:#16202E;overflow-wrap:anywhere;margin-bottom:6px">Vous avez échangé avec Cabinet Rivière le 28 novembre 2026, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.</li><li class="ink" style="margin:0 0 16px;font-size:16px;line-height:25px;color:#16202E;overflow-wrap:anywhere;margin-bottom:6px">Demande présentée par Amélie Petit, pour Cycles Bertin.</li><li class="ink" style="margin:0 0 16px;font-size:16px;line-height:25px;color:#16202E;overflow-wrap:anywhere;margin-bottom:6px">Échéance souhaitée : d’ici 3 mois (« avant mars »).</li></ul><h2 class="accent" style="margin:24px 0 8px;font-size:16px;line-height:25px;color:#0F5F6B;overflow-wrap:anywhere;font-weight:600">La prochaine étape</h2><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Un échange de trente minutes avec un consultant de Cabinet Rivière, pour valider ce résumé.</p><table align="center" width="100%" border="0" cellPadding="0" cellSpacing="0" role="presentation" class="note" style="margin:24px 0;background-color:#F4F6F9;border-radius:4px"><tbody><tr><td style="padding:16px 18px"><p class="ink" style="font-size:15px;line-height:23px;margin:0;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Le compte rendu complet est joint à ce message, au format PDF. Chaque constat y renvoie aux messages échangés, et ce qui reste à confirmer y est présenté comme une hypothèse.</p></td></tr></tbody></table><p class="ink" style="font-size:16px;line-height:25px;margin:0 0 16px;color:#16202E;overflow-wrap:anywhere;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0">Si un point ne correspond pas à ce que vous attendez, dites-le-nous : nous le corrigerons.</p><hr class="rule" style="width:100%;border:none;border-color:#DDE3EA;border-top:1px solid #eaeaea;margin:24px 0 16px"/><p class="muted" style="font-size:16px;line-height:25px;margin:0;color:#5B6675;overflow-wrap:anywhere;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0">Bien à vous,<br/>L’équipe Cabinet Rivière</p></td></tr></tbody></table></td></tr></tbody></table><!--/$--></body></html>', 'Bonjour Amélie Petit,

Merci pour notre échange. En voici l’essentiel.

Ce que nous avons compris

- Votre besoin, dans vos mots : « nous voulons refaire notre site de vente en ligne ».
- Vous avez échangé avec Cabinet Rivière le 28 novembre 2026, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.
- Demande présentée par Amélie Petit, pour Cycles Bertin.
- Échéance souhaitée : d’ici 3 mois (« avant mars »).

La prochaine étape

Un échange de trente minutes avec un consultant de Cabinet Rivière, pour valider ce résumé.

Le compte rendu complet est joint à ce message, au format PDF. Chaque constat y renvoie aux messages échangés, et ce qui reste à confirmer y est présenté comme une hypothèse.

Si un point ne correspond pas à ce que vous attendez, dites-le-nous : nous le corrigerons.

Bien à vous,
L’équipe Cabinet Rivière
', 1, '[{"name": "Compte-rendu-Cycles-Bertin.pdf", "bytes": 25366}]', 'kept', 0, NULL, NULL, '2026-11-28 05:50:22.904+00', NULL, 'report', NULL);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('01a220b4-573e-742c-952a-0ab2d13c5087', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 1, 1, 'visitor', 'Bonjour, nous voulons refaire notre site de vente en ligne', '3391c14b-c688-4a6b-ba14-12dcb7d8c5f6', NULL, NULL, '2026-11-28 05:50:19.455+00');
INSERT INTO public.messages VALUES ('01a220b4-58e9-7742-af52-498f09090d53', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 2, 1, 'assistant', 'Bonjour et bienvenue chez Cabinet Rivière. Merci, c’est clair : un projet de boutique en ligne. Pour quelle entreprise ou organisation est-ce ?', NULL, NULL, 'offline', '2026-11-28 05:50:19.88+00');
INSERT INTO public.messages VALUES ('01a220b4-58fc-77e0-98f3-45945e8384d8', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 3, 2, 'visitor', 'Je suis Amélie Petit de Cycles Bertin, amelie@bertin.example', '5dfee306-631d-4cf1-9ca7-60a9daa73769', NULL, NULL, '2026-11-28 05:50:19.9+00');
INSERT INTO public.messages VALUES ('01a220b4-5a3c-769b-b710-6d6a0ac77de8', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 4, 2, 'assistant', 'Merci, Amélie. Parfait, j’ai bien noté : Cycles Bertin, amelie@bertin.example. Avez-vous une échéance en tête, même approximative ?', NULL, NULL, 'offline', '2026-11-28 05:50:20.22+00');
INSERT INTO public.messages VALUES ('01a220b4-5a51-77de-b641-43baf8c34a96', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 5, 3, 'visitor', 'Budget 25 000 euros, avant mars', '1102464d-7897-49b4-a559-b48723922ddb', NULL, NULL, '2026-11-28 05:50:20.242+00');
INSERT INTO public.messages VALUES ('01a220b4-5afc-70be-a5c0-792788ac1a46', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 6, 3, 'assistant', 'C’est noté : avant mars, 25 000 €. Qui prendra la décision de votre côté : vous, ou d’autres personnes avec vous ?', NULL, NULL, 'offline', '2026-11-28 05:50:20.411+00');
INSERT INTO public.messages VALUES ('01a220b4-5b0e-7423-a47a-2f33098b8af3', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 7, 4, 'visitor', 'oui, c’est moi qui décide', 'b7283a57-4be0-42f3-a834-a2e47a197d5f', NULL, NULL, '2026-11-28 05:50:20.431+00');
INSERT INTO public.messages VALUES ('01a220b4-5bb0-75f2-b22b-e23431f4ad8d', '01a220b4-5736-7321-b497-c99d7ed6a2c4', 8, 4, 'assistant', 'Très bien, la décision est entre vos mains. Souhaitez-vous ajouter un numéro de téléphone ? C’est facultatif.', NULL, NULL, 'offline', '2026-11-28 05:50:20.591+00');
INSERT INTO public.messages VALUES ('01a220b4-5bc4-73e3-8cc3-eb95724f64bf', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 1, 1, 'visitor', 'Hi, we need a customer portal', '9f287bad-df1b-4189-ba01-8c6156b5cbe7', NULL, NULL, '2026-11-28 05:50:20.613+00');
INSERT INTO public.messages VALUES ('01a220b4-5cf8-7126-bdaf-c00d74504582', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 2, 1, 'assistant', 'Hello and welcome to Cabinet Rivière. Thank you, that’s clear: a customer portal. Which company or organisation is this for?', NULL, NULL, 'offline', '2026-11-28 05:50:20.919+00');
INSERT INTO public.messages VALUES ('01a220b4-5d01-75cb-8a7b-2346048fa321', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 3, 2, 'visitor', 'Dan Okafor from Paywise, dan@paywise.example, +44 20 7946 0958', '9173c419-3b90-4568-870e-d4c2a5fbadf0', NULL, NULL, '2026-11-28 05:50:20.93+00');
INSERT INTO public.messages VALUES ('01a220b4-5e3b-7503-bbba-d098e64b9a6d', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 4, 2, 'assistant', 'Nice to meet you, Dan. Perfect, I’ve got that: Paywise, dan@paywise.example, +44 20 7946 0958. Do you have a deadline in mind, even a rough one?', NULL, NULL, 'offline', '2026-11-28 05:50:21.242+00');
INSERT INTO public.messages VALUES ('01a220b4-5e4e-770d-b199-4db6155cc2e8', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 5, 3, 'visitor', 'around 40k by next quarter', '5110289c-51a1-4f69-886d-29da658d45c7', NULL, NULL, '2026-11-28 05:50:21.263+00');
INSERT INTO public.messages VALUES ('01a220b4-5eee-764e-a11d-b4197f97dfd9', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 6, 3, 'assistant', 'Noted: by next quarter, €40,000. Who will make the decision on your side: you, or others with you?', NULL, NULL, 'offline', '2026-11-28 05:50:21.421+00');
INSERT INTO public.messages VALUES ('01a220b4-5eff-71c8-a6e6-d88a5de459b5', '01a220b4-5efb-71b7-8abb-4e86011d65d7', 1, 1, 'visitor', 'is anybody there?', '396d3ef5-93aa-4ed8-a3ec-971864e13eec', NULL, NULL, '2026-11-28 05:50:21.44+00');
INSERT INTO public.messages VALUES ('01a220b4-6033-73a0-93ad-5934d0049b7b', '01a220b4-5efb-71b7-8abb-4e86011d65d7', 2, 1, 'assistant', 'Hello and welcome to Cabinet Rivière. Good question, I’ll note it so that a colleague can answer precisely. What would you like to set up or improve?', NULL, NULL, 'offline', '2026-11-28 05:50:21.748+00');
INSERT INTO public.messages VALUES ('01a220b4-603f-7753-bc96-123d0eada67c', '01a220b4-603b-751a-b206-6e2caeb97b7f', 1, 1, 'visitor', 'Nous cherchons un audit de sécurité', 'ddfcb88b-a72e-4c70-bafa-5424a5625754', NULL, NULL, '2026-11-28 05:50:21.76+00');
INSERT INTO public.messages VALUES ('01a220b4-6172-7079-a6c6-e8295eaf649c', '01a220b4-603b-751a-b206-6e2caeb97b7f', 2, 1, 'assistant', 'Bonjour et bienvenue chez Cabinet Rivière. Merci, c’est clair : un audit de sécurité. Pour quelle entreprise ou organisation est-ce ?', NULL, NULL, 'offline', '2026-11-28 05:50:22.065+00');
INSERT INTO public.messages VALUES ('01a220b4-617c-75a5-8d4e-1acf1e695650', '01a220b4-603b-751a-b206-6e2caeb97b7f', 3, 2, 'visitor', 'paul@ancien.example', 'f693cea9-0183-4ce3-a08f-c9e16570fbc2', NULL, NULL, '2026-11-28 05:50:22.077+00');
INSERT INTO public.messages VALUES ('01a220b4-6219-7109-9116-8746dbe88f2b', '01a220b4-603b-751a-b206-6e2caeb97b7f', 4, 2, 'assistant', 'Parfait, j’ai bien noté : paul@ancien.example. Avez-vous une échéance en tête, même approximative ?', NULL, NULL, 'offline', '2026-11-28 05:50:22.232+00');
INSERT INTO public.messages VALUES ('01a220b4-6236-70b7-af5a-7d592c0e3a6a', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 7, 4, 'system', 'Nobody is free at the moment. A colleague will answer here as soon as possible. Leave your e‑mail address or phone number and we will get back to you. The assistant stays with you meanwhile.', NULL, NULL, NULL, '2026-11-28 05:50:22.258+00');
INSERT INTO public.messages VALUES ('01a220b4-6243-73ac-8143-e992d8e86417', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 8, 5, 'system', 'Léo Marchand has joined the conversation.', NULL, 2, NULL, '2026-11-28 05:50:22.273+00');
INSERT INTO public.messages VALUES ('01a220b4-624d-7657-bb6b-28ba7cb49aef', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 9, 6, 'agent', 'Hello Dan, Léo here.', 'fd2d2309-f98f-4f3b-ab1c-da275230ac2e', 2, NULL, '2026-11-28 05:50:22.284+00');
INSERT INTO public.messages VALUES ('01a220b4-6266-716a-848d-5b45fc9a175a', '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 10, 7, 'visitor', 'Great, thanks Léo', '947bd1f3-dbb3-4a98-abb2-eb7b8496455f', NULL, NULL, '2026-11-28 05:50:22.311+00');
INSERT INTO public.messages VALUES ('01a220b4-6280-7444-83fb-5e1125887e8f', '01a220b4-5efb-71b7-8abb-4e86011d65d7', 3, 2, 'system', 'The conversation was closed.', NULL, 2, NULL, '2026-11-28 05:50:22.316+00');


--
-- Data for Name: notes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notes VALUES ('436185c4-a292-4070-8630-364b52f3fb01', NULL, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', 2, 'Knows us from the fair.', '2026-11-28 05:50:22.296+00', '2026-11-28 05:50:22.296+00', '[]');


--
-- Data for Name: notifications; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notifications VALUES ('01a220b4-5b05-7724-add4-733fa8e470b7', 'hot_lead', NULL, '01a220b4-5736-7321-b497-c99d7ed6a2c4', NULL, '2026-11-28 05:50:20.411+00', NULL, NULL, NULL);
INSERT INTO public.notifications VALUES ('01a220b4-5ef4-7111-a407-04be7e954c66', 'hot_lead', NULL, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', NULL, '2026-11-28 05:50:21.421+00', '2026-11-28 05:50:22.273+00', 2, NULL);
INSERT INTO public.notifications VALUES ('01a220b4-6234-7358-9aa2-05065823ff99', 'person_requested', NULL, '01a220b4-5bbc-73b2-ab4c-537c7a10b40c', NULL, '2026-11-28 05:50:22.258+00', '2026-11-28 05:50:22.273+00', 2, NULL);


--
-- Data for Name: presences; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rate_limits VALUES ('login_account:gU3IvrGhvbEDIumoy4ycbKsgsrhPERtcfVZ9DoVF94I', 0, 1795845918796);
INSERT INTO public.rate_limits VALUES ('login_address:EsoXtJryKJQ28wPgFmAwoh5SXSZuIJJnQzgBqP1AcaA', 0, 1795845918797);
INSERT INTO public.rate_limits VALUES ('login_account:ofLgW6m8puoHUqajqjY6nd08lLPzu3b99OBcw0sAiec', 0, 1795845918798);
INSERT INTO public.rate_limits VALUES ('link:EsoXtJryKJQ28wPgFmAwoh5SXSZuIJJnQzgBqP1AcaA', 0, 1795845919153);
INSERT INTO public.rate_limits VALUES ('chat_start:EsoXtJryKJQ28wPgFmAwoh5SXSZuIJJnQzgBqP1AcaA', 5, 1795845619446);


--
-- Data for Name: reads; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: refresh_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.refresh_tokens VALUES ('LXQw_M1OVXzWlZfO_SE51ajGQoBPawyO7PHX9bTFKlo', '01a220b4-54d1-74f0-bc3e-6211f7c30514', '2026-11-28 05:50:18.832+00', NULL, NULL);
INSERT INTO public.refresh_tokens VALUES ('JZnQGSAHFGIgiFMbv1pkwn5bWzBSvi8vQ-4fxfTzuqQ', '01a220b4-5726-71eb-89b0-0dbdb3fbf0e8', '2026-11-28 05:50:19.43+00', NULL, NULL);


--
-- Data for Name: report_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_versions VALUES (1, 1, '{"lead": {"name": "Amélie Petit", "email": "amelie@bertin.example", "phone": null, "company": "Cycles Bertin"}, "facts": [{"field": "need", "quote": "nous voulons refaire notre site de vente en ligne", "value": "nous voulons refaire notre site de vente en ligne"}, {"field": "name", "quote": "Amélie Petit", "value": "Amélie Petit"}, {"field": "company", "quote": "Cycles Bertin", "value": "Cycles Bertin"}, {"field": "email", "quote": "amelie@bertin.example", "value": "amelie@bertin.example"}, {"field": "budget", "quote": "25 000 euros", "value": "25000 EUR"}, {"field": "horizon", "quote": "avant mars", "value": "P3M"}, {"field": "authority", "quote": "c’est moi qui décide", "value": "decides"}], "score": {"total": 91, "criteria": [{"max": 20, "points": 20, "evidence": [{"quote": "nous voulons refaire notre site de vente en ligne"}], "criterion": "need"}, {"max": 25, "points": 20, "evidence": [{"quote": "25 000 euros"}], "criterion": "budget"}, {"max": 15, "points": 15, "evidence": [{"quote": "avant mars"}], "criterion": "horizon"}, {"max": 15, "points": 15, "evidence": [{"quote": "c’est moi qui décide"}], "criterion": "authority"}, {"max": 10, "points": 10, "evidence": [{"quote": "Cycles Bertin"}], "criterion": "company"}, {"max": 15, "points": 11, "evidence": [{"quote": "amelie@bertin.example"}, {"quote": "Amélie Petit"}], "criterion": "contact"}]}, "locale": "fr", "company": "Cabinet Rivière", "sources": [{"quote": "Bonjour, nous voulons refaire notre site de vente en ligne", "number": 1, "createdAt": "2026-11-28T05:50:19.455Z", "messageId": "01a220b4-573e-742c-952a-0ab2d13c5087"}, {"quote": "Je suis Amélie Petit de Cycles Bertin, amelie@bertin.example", "number": 2, "createdAt": "2026-11-28T05:50:19.900Z", "messageId": "01a220b4-58fc-77e0-98f3-45945e8384d8"}, {"quote": "Budget 25 000 euros, avant mars", "number": 3, "createdAt": "2026-11-28T05:50:20.242Z", "messageId": "01a220b4-5a51-77de-b641-43baf8c34a96"}, {"quote": "oui, c’est moi qui décide", "number": 4, "createdAt": "2026-11-28T05:50:20.431Z", "messageId": "01a220b4-5b0e-7423-a47a-2f33098b8af3"}], "sections": [{"kind": "context", "claims": [{"text": "Vous avez échangé avec Cabinet Rivière le 28 novembre 2026, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.", "sources": [1], "assumption": false}, {"text": "Demande présentée par Amélie Petit, pour Cycles Bertin.", "sources": [2], "assumption": false}]}, {"kind": "needs", "claims": [{"text": "Votre besoin, dans vos mots : « nous voulons refaire notre site de vente en ligne ».", "sources": [1], "assumption": false}]}, {"kind": "findings", "claims": [{"text": "Échéance souhaitée : d’ici 3 mois (« avant mars »).", "sources": [3], "assumption": false}, {"text": "Budget envisagé : 25 000 € (« 25 000 euros »).", "sources": [3], "assumption": false}, {"text": "La décision vous revient (« c’est moi qui décide »).", "sources": [4], "assumption": false}]}, {"kind": "recommendations", "claims": [{"text": "Commencer par le parcours d’achat : catalogue, paiement et livraison, avant tout habillage graphique.", "sources": [], "assumption": true}, {"text": "Relier la boutique aux stocks et à la comptabilité dès la première version, pour éviter les doubles saisies.", "sources": [], "assumption": true}, {"text": "Partir de vos visiteurs : qui vient, pour quoi faire, et quelle action attendez-vous d’eux.", "sources": [], "assumption": true}, {"text": "Votre échéance étant proche, nous conseillons une première version resserrée, mise en service à temps, puis complétée.", "sources": [3], "assumption": false}, {"text": "Pour tenir l’enveloppe de 25 000 €, répartir le projet en un socle ferme et des options.", "sources": [3], "assumption": false}]}, {"kind": "nextSteps", "claims": [{"text": "Un échange de trente minutes avec un consultant de Cabinet Rivière, pour valider ce résumé.", "sources": [], "assumption": true}, {"text": "Nous vous joindrons aux coordonnées que vous avez laissées : amelie@bertin.example.", "sources": [2], "assumption": false}, {"text": "À la suite de cet échange, Cabinet Rivière vous remettra une proposition chiffrée, avec un calendrier.", "sources": [], "assumption": true}]}], "createdAt": "2026-11-28T05:50:22.395Z"}', 'b18d07fc84b41c02a1169c00ef8dae91286c77fa83895e730a99f43360398d5f', '\x255044462d312e370a25ffffffff0a392030206f626a0a3c3c0a2f54797065202f4578744753746174650a2f434120310a3e3e0a656e646f626a0a31302030206f626a0a3c3c0a2f54797065202f4578744753746174650a2f636120310a3e3e0a656e646f626a0a31332030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d31290a3e3e0a656e646f626a0a31342030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203133203020520a2f54797065202f416e6e6f740a2f52656374205b3335332e383332373634203434332e333035383131203336302e363530313436203435372e3038303831315d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a31352030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d32290a3e3e0a656e646f626a0a31362030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203135203020520a2f54797065202f416e6e6f740a2f52656374205b3332352e353336383635203432342e353330383233203333332e353732393938203433382e3330353832335d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a31372030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d31290a3e3e0a656e646f626a0a31382030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203137203020520a2f54797065202f416e6e6f740a2f52656374205b3433392e393439373037203336322e353535383137203434362e3736373039203337362e3333303831375d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a31392030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d33290a3e3e0a656e646f626a0a32302030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203139203020520a2f54797065202f416e6e6f740a2f52656374205b3239382e303835323035203330302e353830383131203330362e313638323133203331342e3335353831315d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a32312030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d33290a3e3e0a656e646f626a0a32322030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203231203020520a2f54797065202f416e6e6f740a2f52656374205b3238322e343438323432203238312e383035383137203239302e3533313235203239352e3538303831375d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a32332030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d34290a3e3e0a656e646f626a0a32342030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203233203020520a2f54797065202f416e6e6f740a2f52656374205b3239362e383630353936203236332e303330383233203330352e313133353235203237362e3830353832335d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a32352030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d33290a3e3e0a656e646f626a0a32362030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203235203020520a2f54797065202f416e6e6f740a2f52656374205b3134312e3633323038203130332e343035373836203134392e373135303838203131372e3138303738365d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a32372030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d33290a3e3e0a656e646f626a0a32382030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203237203020520a2f54797065202f416e6e6f740a2f52656374205b3435342e3237333932362038342e363330373938203436322e3335363933342039382e3430353739385d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a382030206f626a0a3c3c0a2f54797065202f506167650a2f506172656e742031203020520a2f4d65646961426f78205b302030203539352e323830303239203834312e3839303031355d0a2f436f6e74656e74732036203020520a2f5265736f75726365732037203020520a2f55736572556e697420310a2f416e6e6f7473205b313420302052203136203020522031382030205220323020302052203232203020522032342030205220323620302052203238203020525d0a3e3e0a656e646f626a0a372030206f626a0a3c3c0a2f50726f63536574205b2f504446202f54657874202f496d61676542202f496d61676543202f496d616765495d0a2f457874475374617465203c3c0a2f4773312039203020520a2f477332203130203020520a3e3e0a2f466f6e74203c3c0a2f4632203131203020520a2f4633203132203020520a3e3e0a2f436f6c6f725370616365203c3c0a3e3e0a3e3e0a656e646f626a0a362030206f626a0a3c3c0a2f4c656e67746820333230300a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789ced5d4b8fe4b611bef7afe01fd872158b8f2260f4c14e622087001b2f9083e1c34c4f7712c06bc05920f9fb01295222254aea5ecf7a1e3bfbc07453144515ebf95591430a15aa77a4508921908048569d3e1e7ecb7f297520658d326eba60c48316441d94362018ac571f0f387df9a5fed2ff788a5d1878eadffdd2ff786aa630ddd86bbdb6ed9a31a7f7ebb55edb763afcebf00ff5eb0a197fdfc8b72ec2373f7c22f5cf4f876ffe74feefbf4fe7bffff09dfafec703025a11cd560743e49df16815027b6d4d400a0ebd18a6d866c66fc355f5e3f77f3bb0fadfe1c7c34f3f2b540f87f787f70b86424508ce3a9dd8ad7af8e9537cb838ed8dc520c841539c3350fb684e6df9ba1bfa93fa74fa35be918e6ff45b7a2cadb1f8771faac954973e7c3c7cf317ad88d487cbe1a76f11911051232223a241448b880e113d220a2286dc7e977fde23e2e9a83441f0da59a7e220eea8f067f5e1af873f7f38bc1f9f2c08d67b32a230cee97d9a74a157e964904044a3280221130c0d92384d3f8046a63e2db9502753332e59fc3f5bdf47231dab007649bbeeeb930136da7b1e5eff794d3d2df55151009b689b57b1f95eb3c0dd51910387641d8f1739d3e03eff3c75e9e009d05af26ece06735640657511dd8f7371224fe2fbf2f4d9c2fc88028533b67840c433225e22a98e2a801ff4c1b759bca42b4683fcc5fb89864ef1c77883cd03fbb59be30d1a9118914c66ce38a05d9551720c268865bb25a4a83c8225436ebe329ae1d96a396da62539aa770c01f312506475016b8d13490d91627ea0224552cb5161ba1032694f47f58e04d039836e94802c463dc25a037178bf435842028e94e505d313ac58903f5e75901e49f9909931737762d0ac0c888eca027bc2600a89123fc615d05d32390fac8da6b043252de0c990d72fc63a2496d247f5ce44fb26a4133b99ac4f2f85bf307f48f4b347f5ae5615542c6fbce8a6dba7bbcc4465cc3c3c5d74d597c4d56b5a3c71f9fa0422eb5b284dba7e4499dc5d6512b21b91e6b4fac4fbaccfcc311a4a67c4b0ac5aa13b443a0db3691f6f87c7d14397b9b445f048ce3d470b1c8970ceab779a2847974abe16d4b355e7ac7ff6c9dc1de57eb00e03f3b4066a78425fab3182786ba4f1e91a83a02178798e02d927d22effd99adf6a9a67231b174c535e139916b430acd6b3453e4fd44fe255fa9c873e9aa7a59ba477b644a573cd08f1b33673e53013cef439afffc86ad55bad499237e0898cae9cb84a3b33f8c1379b74b751e41d68177d8618f67109e7a6e618675a3012c849d55c857ee425fa8ea8a96915cc5ddba8561082152f6e16c10a03391fb455d5f3b498d2bb9a5cd57a3a98faeb2f07021f501cd5ad588f8ef51462b03a4d3446abd5cb8c43556f5d7d2e21741181b91885568c582184e4f88e6214252bf8b62d4915ae101a055c304e3bf59ff3e1325fdf69661f1bc34c26febbc1223f03afb036d17747653db8185b0cc2ff3077ff387b3c0f1d973bb93e0fd90a1583971cc8b5705893b396b75c1d328a0d98b814a1c6aa6a020b6836dc0f86fe780d2b133d752604f6094002c138cb9b0488be1eb0b62f8aab5a3bd378c80b3f6fd757ae547e878896410761b3174c6b43e04c9a224e8cf41298c821ea0c3d24fb8a998c3dff0ed81acf0b64e1753154f2128a9dee32942efa2ac5167ec7674f0ef3804b680dc661185c9fe8c5946725c8e0323ea22fcf6881bc76e87bccd8d16c4ec046cde65f9e660b95db84d9ff5af8645d2a31027af6af5ce9c5e854dfb5ae730a3e2e159b168f55df5fc3a57df51722aae2985eaffe3b1d9517a0c9d14f20e27990c914b3d912f87749643460f0c9077c5c8e7bd2e86df42dcc0c4090acb02e59b31506d20fb9b12f963e80c16074d790f6d1e9ecf70bd2dc0f8eaefe02be6378ce1920b380ab6d0faa3e2a8d1082cb5e0add47897540c45aa8d886f92d3d9c8fa00b862ea9cc5a80ac08f182ca255ac19bf4e433480fd48ab29f2431e0451bbf506b8d05759f4780a7e6b6568ecf47156139a9f195cb401772c0417b3bc4623c6ba07da870d6415ff6c65c07631e613683b8ec0cb38deaeede7e2bdebb4b90dae7dbe99ad29fbbbd7e7fa6f1aa89543948667081729a462f7a2f6898e1312a9c389270972577a0eedd279fb6203e3fa071fbfc73c5833651bfddb75cbc59461fa7a17627503cbe3eac6c3c831b12bc9f032b3f330d571c8f793ee4d2c76cf73549c972949b7b40768f7dc67c02b759a229882c5338cd59bf371a5ff96e3d04bdba9e42cb6e4ec256198eea9dd7306961b056fb82853c3fc3cfca45a6a83b3810b47ae8109985b1bcdbf85a4022c6fb5e679a7736e0b40474bdce2b095710f22c7c0d8edf71ce5ccca8755de037e7ece53b67cc93312eee50933dea8a6ec9455506659eab9a06d8c8703f1a705a25d1eca47fea44fa2343151b19680bda3ae19514f4d3f3ff63eb285ce8280b62e2825fafa304901d2df3041d7d14c378611fec6b0ac94bd151f2e11f2a2bdbcfab5886989cc305e0b3a497d11a9cb0a07fd3dfaf507f7783ebadfa90922f282e57a3d346257a5759832d27af5c93f2e4655d091b44b6433f76c3f75b9cc849495fe314ebe85a4f4abb298e5825c955e54b7b91dba228aa17f2f68ca55f06084b5b98208a0c12248afa550bc42e8073c179f95a2cd097f1925735aaa18480bf5e50987284df143226c4cc1f950023fa010a5e314f0ec1394db828f1ec10530cb837ecf7b59a27e2aaf0f0dc8b044c0d155566e93241b49b3571a342b4930a66a96faaabea92110ad908c9cc0216c3c27793a5ea4235592cb879093d99c212e28ce62fcef17e3d64d03eeaa871bfc4f3e3e94757d8a113320463996e0a198411175b8d3a7b4c90c1f09b0bfc4a758cce107794fcb1f456d74ed5428467424f55416ead4ba24de428c30f39dd90ffa73ee7a5b228fdd3bd55ff118dbd6c54785fa328480339d1b4b2c1ece919f3852b0aad41bf619daf5551c4cd175457c89fe735f7758c57979eec2538fa99c026ffb9b1a7a0f137ee8f713bb389c9cc3412cb51390d5382f0d4fa1a6d0c5f256cda7d46ddd7bd6be3c94d17c58115b46b1b6b9e9ed31f5df35ce69d1da033c6f22d9a475b1dae0829ad4108c2a217f5f62f3aa40cc75873e682e5c1574e52c0d55ed973b563154b8899c5ee611301251d0d41daddb94f5d3140c2c2f2386add8e4c9e983e6ec6e096c6313ff94a54f853beecc351bd6be006974b23732df33b82302574f2590509bc70f58e8e7351842b607a00670c9a35a7eaa9456a51755b17418eb664cc5a5d9376bbcc336c6bbb401ba3560a304b6a6d4cefdf0d66caba587f5b43af559d55b4594d9c7edf79647ff76c0d004737bd94234c29bfde508db595a5d5ed9747d495557837c71faa3285f1e1b702040b10a3f812f9fa5898d6d4875de61fea8d866b3536e82196fabf8e1a1b5d2d482e8b5e56feaea3e2468084442a5a341675a70cc29103cf5d0bfde2d4ea9b0df9ca6dc8bc6a767d9bd1c26294f80943abb9baa2d8db303dc42f1d15783fb87d75bddca832c35a155bb52580ecc6e90b4b45ba0d2a971ca854135a3cbc5b1a536a69ae3a8561f3e8837920ba55e192aa97d7e2cd6ec6b1e70a6c1c03c0c182095e905f812d198b632fb3b339ea3aa0f1f8893e3a5042f1beb5f1045e7bffb94577ce04d0c28f96157bb3366fd6e6c9848da670e2a64365b6ea4d1608fe664dfd65968eb31b48d92a52b7a57e47a3b700e36e2c47290fa9ad5f63511771406367ef574ecb193be88db2f1bbee7e9ab8357b8c8976cabcef3a706536fd6bb52a628139102d144147293a4938e363c1384f8f59bea1f3bfab92ed7c636d41d9c2bdf410ebf07c75af42757ed228a69d3ab6e99caba9487a238e9f57b5955daddb05d85fcecb5cdf6e72aa8abe5b5dde2d106fe8247314a553f4b63678a3ebeb52917284594fa19580603c5e69751792d5a89d790d5eed72375b3f4a9a78af7ba6c1268ce209d86ab4f4d5e481be4806fa9660c02382437934e8e9e9d7e8cdee35fef16c77cb7cf3ca9abf36779e47b19efb60d79db8581b242a7bf37a75cd3b4531a3ceefee1afadce3263b298b153b6da80ed175c7ce5c6636c776760315e75d07d0211d63f06ddf3a496bcc4637e26eb29ae95aa16af730cb75208185210496f0f524debf70c94f5122bf1dac513e703c0e89753ca9de1a2afaa46aff65a5fd96d6533b86014dbdb177db6f693d0defd78cd9deb5fe6de5de8626ed5baf7f2b471bb6237ebc69842fb9326bbf31405cf3271a04692c442c3d8040ed998be9d70510d8e52f0c18b9b97db779b987805f1cd1e3e1d99c5a54e7a127707ded58e2e2bdef0428a6dce496707e77ab4cff5cd78cd95f3a36eb9a1d3eab27837466d9df4d7ac346d2d5e3aeb471104cd8391fdb44803961802f856138e77f4c710fa85fd763c1925d29eb897fff0f40d5db4a0a656e6473747265616d0a656e646f626a0a33322030206f626a0a3c3c0a2f53202f476f546f0a2f442028736f757263652d32290a3e3e0a656e646f626a0a33332030206f626a0a3c3c0a2f53756274797065202f4c696e6b0a2f41203332203020520a2f54797065202f416e6e6f740a2f52656374205b3436342e373934343334203732332e323634363236203437322e383330353636203733372e3033393632365d0a2f426f72646572205b30203020305d0a2f4620340a3e3e0a656e646f626a0a33312030206f626a0a3c3c0a2f54797065202f506167650a2f506172656e742031203020520a2f4d65646961426f78205b302030203539352e323830303239203834312e3839303031355d0a2f436f6e74656e7473203239203020520a2f5265736f7572636573203330203020520a2f55736572556e697420310a2f416e6e6f7473205b3333203020525d0a3e3e0a656e646f626a0a33302030206f626a0a3c3c0a2f50726f63536574205b2f504446202f54657874202f496d61676542202f496d61676543202f496d616765495d0a2f457874475374617465203c3c0a2f477332203130203020520a2f4773312039203020520a3e3e0a2f466f6e74203c3c0a2f4632203131203020520a2f4633203132203020520a3e3e0a2f436f6c6f725370616365203c3c0a3e3e0a3e3e0a656e646f626a0a32392030206f626a0a3c3c0a2f4c656e67746820333032330a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789ced1dcb8edcb8f1de5fa11f70b9aaf8068c3eec2631904300670de4b0d8438f66260930b3806120f9fd801429911229a9bdf3eaced8187858124b64b1de64d1d46187dd07eab0b392c03a44525dff78f816ff5278813a253ba96b0fb0233bc0338800a539e0f9f8a7bbfffcbbbffbfbe79fbafefb0101ad6623153a8bc23129d321102be9909c4663a5201160f1b91edea7ee7bfffbe1e3e7efdcfdf3fbe1dbe1cbf8bdcad87ffa9a8d257bf4f5f1f0f12fdc91ecbede1f7efd8448f788d81f3b267086b5d2dd2744bc4524814812111911fdbf0a1135225944b488e4e1e6d87d90602d5be2d0d103efd38bc70e7febbefef5f0e7af872fe37088150881686c877ea45fc254d2df92ac5280478894a83e3e02b688ec06147917078c82ea845792c868695059cb42890e419474971d3e21951da844663f0da62a410ca0d424c59c1cf97c495fda84e9f6d87db010169a3c6b908eac711bf986c0a930f04f91d16e2273e963c70a142a1bb9d1ce007477ec70f164495965c19121d603d5de9c1c8a9c60d29340cea72ee6803b44ba19f829104d227294c4f59e74daf596c7753a7a86d3484a8bf096193e447cec1c181d14dba73de882a2c0b45a7250374b3488d46f8e4c1e3b92a0a595c28637f4b12307230f0534379b68eef790d99338283c3fe43ef6baf74c1b47600662cdd45f5a11ffe0495643479c6e46c630d7ed8f98bc9bce1a41ce6acbcc8b155c2055036902494e9b0ca08f5da4901829749f46310ee714996c135f58986db65b4ced2e5b471bdbb755752c89012d5b23b7ed93f646533a679fc63e4535cd6e54db5e619b52257998cc14947ffa4c368b9b36cb8293c6cffbe96dd6dbd2ca9c71bb67201415c5337b2e29899c9a6bbf538d37333d83d1e9f2e898623be92255e91c304604e1e72ee9d3a133df46a637fbc6be43cbce5ee0fb8879946a994b761f7167e3121251a869b241204d4d2f048d6453c34d4ae2032988d6c35bac92c8d1c16006a9d1c551d2f4ada0c1eeb34f3434817012144989b2e13fbcbab88a4e7b46cd5fd06051f1f082676081696ee92d06b2561a53791969feb2022bbda5ae61e6866a40a1492cdcd9a5f6b408465dbe672f8e9d6470da1a35705a832c5a2b14eeddcb4f5efee0bee3c2a1af104f39d05e0ec54538f2aaa21083ae8b0ec8a41c2b8e7078f194fd7e93bcbd88b5190078568c7dd6ddc6f8d2f9cee11e0352ef68a76f0f11464695fb696ca15d3373e12bc914f70509f359244328321aa5872c8f9d708091d62c1b6e6241c87d31c76c22a2ee57a20469842e35632ee3cce08cbd08b7c8c7591f72d62dfcfa315e8cee4ef9666edcfd53cd303c68f8e306840a0b3492adc8b299c186b48c0c91f0ea0951cc55aa051652982ab545a25fa4b737e2fe6766f19f90b8769e0998248271ee729d3269e0c8e736ca6092d30c41552673711a652f8548a7d215f52c3eb17726cfd1bba34c09ad2aa9bbe179f2fe06af2ffeac0eb65fd1966ee627cb41babdfb3cf315474ff3f403f2bda6f95a1ea472202d39b18825674c2a04c464f1b5e49503f9f540f2b01a593bacd2ed004be964e4f9b27b3eb0a094d4d6a6a474a0794a408b08bb8b0cd41fbb0f1ac4e0afa660a09184b60618adb33b827c321a2c4be7cc7e5ff5cdea167603d34a9a924815fa30021ba9d57a808ff2f208101cd4a458e7c1b1dce9cf545591cc43f97a0c60414aeb8c5aa3aa4002736954e5bb63a71006efe5536658f6397475c3af92f03744f4db013b7212483ae764f778905eaa07d265f08706fc1c683fc7615d1df706fc1c681fa737a22c9aed46a3df488da2d96ef4877f1dfed1fd5e227bdcdffb3917e3e3e7efe4f93793819f7f3920585dfcf1c6ce16d68f7d3ac6e5d1323bd9fdf2f3df0e04aafbefe197c3afbf75d8dd461ecb8c40f6f98611506336e342129d6524efb2eddddba4ceea5e0d015922c53b8dc3c511a608754aa370f47bd282899c4c3b0f25a0e1244eb1516622365055f767bcc73ae53ef3546be5fdcd4fc82988f881eeb3487cb939b8d1fdb46b8c1597bcb519b981c9ac06e8642d90215b9ae70b0dd097b9744ee7384cdde32350c611f29e30bbe1afd404fdcdba2c42238a7ad8a6413a2534d5b38daf3aeaaa8bdad439cbcda5dd4a652d05b8ae35b25402eecb71ee17f12c6db022c84680229f766e0a328252ee2d7225de0f649ba4d57329a26848ad028bec8cab4a2dfb7d806572ccfbcd2c18a4f7674ce93767f08706fc1c685fe21040ae867b137e0eb40fd3cb5016cd76a3da2fa346d16c3726bf3943f6b8bff7732ec6cbfbcdf9e7afd26f6695b2504db3aa88cdff87ab7c3b9daea96fe607cd4fc74e813084935b566ce33472524a003bbb9e4a7d77465ed45815eb1dbd86cd551efe5d316a4a0259211659b2c27e290dce28443db35f13fca1013f075aaa6365c0700df726fc1c68b04339caa2d96e54fb65d4289aed4666bf26648ffb7b3fe762bc82fdca3e7f9df64b4fc7fd079f7b08118b2ddbba42167e43dbb1dcbb497071842ab7bcb5df782d0395b035589c244bc7ee6ef69c556b9d755152eb327879b773afbd67545ffa33567d10af35b3e7c018e152b542c3ee59afb04a9317400f4bd036a0d4d6968117889ab03d906092128af1d7e52f8bf78619a5dfe6ff66266ae8f4b8f2ea5351ea156ccff0e5eb343bc5c9def1f85fcc7a5023dbe1809444b55e2a753506e7f58f46d7d36ba8800c6b5c0d6adf2dd48b5aa88257a648cc0bc22a739cc5179be9484204e50ce9d53d7b811ad01fa899edd967f08706fc1c683fc7614c1df706fc1c681fa737a22c9aed46a3df488da2d96e4c863143f6b8bff7732ec6cbdbcffcf3576944fd9e7d38438751427553690b06c7a8d56af6ec6a4ca7a788e80755e50b0ed24fa83caa276a2502092b793598bd6ca336d1256ca26574696ca40903ca21a613586f6a4a21eeba6f9d2cebd777cd1c1039928b10bbb052c257d63867edcc4a4df08706fc1c68a9740501bb1aee4df839d0606d729445b3dda8f6cba85134db8dcc4a4dc81ef7f77ecec578052b957dfe2aad5438729c8a0978560d12223e15d38fba750e940569bb5e3a772da6cb5f8d22f25b1342edc518c4f9a76e3064e9247d566b5bcf2b1138d4465cb165bbbc70ad5277b2b8264166557f36c24e9bc6cd1fc356e8cc223a2f8c9b5280463acb33e336c11f1af073a0fd1c87afa3a8e1de809f03ede3f4469445b3dd68f41ba95134db8dccb84dc81ef7f77ecec57805e3967dfe3a8ddb296652d2f6998de7b66edbc7a71df8ab3370b50ae4aaec592a079cddf7d23a5c2e8dc5f51333efd6ea45ad95bf5449822489438825ec54b53b556766a5a12aa616b31aabd40e4b3ff2c3740e74c5a2595fd4676ddba265fac63850feb4d972bbfe826b29c73d7aaadcd53778cecd4a47a540194d6651ac51b96d8fd96ba63112b9008192ba5d883cd69fe5278d771d5d1e0b89775407278f8c6496524f55c86242583d0b7d978db276d6393be43dc8d170031985310f9218bf981f075733dff1aefee5bc50bb52a5bfecb452e8cc8afdbe42c5eb9cb19814409542e7abb82e2b16bc733d0c230242b97e65165fc395592b46ce002ba7b861e4ded63438bb4ea0bcd1ebbebcb72249f979a5198b72b033eb33da455f6717699c711bcd8f576aac9724ada76b3583c8aa1cde9405c2b4fa14935923ed6794aa512eedce361791627e3e1afe9a73e48b319d6be7b233e5ab69ac11be56fdcb6dfd2b00515bb1385ef5ae80dfe634a4595e4c53dc2b88e2094b0e2a376f3dfd81cffc66a9573fdcb3ae732d8116dae9c6956bef3a77a7ceb508da27c0aef48ad89b81a5db3a9704e3bbcf7b212a97e33d5f5e0d8e61344f72513f3bb063337ef542bd27daf8205faaa185787713ffa0ca722e946caee4ec2f5e65ddaea92c495b17b5beebacb7338d31e41ea3ca31ebf64369eb6ca77dca5d67c032813dbbc07e4d3d910225d0687e574fe7a9a769e35ac9ce38e1dd5bc1bea85e494a8298c11f1af073a07d894302530df726fc1c683fccafc059f66ab71a7d0b9a94b36eb7d2167689f1f12c0ccfb9322fbd8d3d9bdb7c5fc95676200dbc99cd92bc886dba14ba751f74ba0a7ae31668c9538c1c529831bc6ce6019bffa5cc297a8e3fb251b37617f67c944f52bf570f95a506271dd3aacb208d3f60ecfc7f2670210c83f1ff9f90a36d68dcb603dec272b55cdffffd1f431165d60a656e6473747265616d0a656e646f626a0a34322030206f626a0a284f4b41290a656e646f626a0a34332030206f626a0a28feff0043006100620069006e006500740020005200690076006900e800720065290a656e646f626a0a34342030206f626a0a28443a32303236313132383035353032325a290a656e646f626a0a34352030206f626a0a28feff0043006f006d007000740065002000720065006e006400750020006400650020006e006f007400720065002000e9006300680061006e00670065002020130020004300790063006c00650073002000420065007200740069006e290a656e646f626a0a34362030206f626a0a28feff0043006100620069006e006500740020005200690076006900e800720065290a656e646f626a0a34312030206f626a0a3c3c0a2f50726f6475636572203432203020520a2f43726561746f72203433203020520a2f4372656174696f6e44617465203434203020520a2f5469746c65203435203020520a2f417574686f72203436203020520a3e3e0a656e646f626a0a34372030206f626a0a3c3c0a2f4c656e67746820333439310a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789c75570b545357bafef63efb2408123c90903a7ab5c7f072ac288424451e26a0a2e01b4110080f05918780bcb10a28ea142b2255aee3b215abf52e9f53ed9a5e1d6b4badb7de2b6d97c4569db5fab0d3d68eadaedaf1d617e4e4de731291ba660e2b9cbdcf3ed9fbdfdfff7fdfb753b3a6b6106a584131b5b8307f05dcd74b00ccc5c585f99efe2900416515cb9ff4af02f8ac3cbfa1d2dd2547003c5fb9a6f049ff1200f5cab2c6224fbf1ff0eb2c2eaf6970f705799ecb2000181242ae8db894eb17fb2b382f65f46f755b3a3df7d71e7de6ccd21ef1fa160007aa7c8300ea5ec91fd0d53cfaec7eb5f688179eb9a23cf72b004902c84f002d006803403f02b838806bf37cbe01d8388099015607b02f013e1de03f055433015517a03a02a8c702ea12c04b057815035e6dc0082f60442b30e23ce01d0678e703de5d80f731c0fb01e0331ef049017c8e0323138191ef02bea301df3f01be5f02be0f008d1fa02901344d80a61dd0f4019aef003f01f00b07fc9201bf72193d65ef5168c3485442adf49e5e6a90d3c4b5e92db60dde64b694c73d545bc1c117027410118a0898108324c0260a22d1892683c524ea8c9c200a6a83c948045130e88c26a3ce600a954775c1724f7e4527184c46e5997bc4f3947be85c48df92bc88f5da35a9f7fa7562b5f6f6ba40acbdffdfb012abd585de16a9b7c56a6d21d6965e62edec947a2ba53caf1b0f61b536dbaca4c50582de16227f0b2dd696de16eb8d9e166b8fd59a479ecfb3deb0f6b458ad79566b1e0856ba6ef39bf99b0806664e08a2a628ff2063e438aa17c339c304954aa70d0c3446c6538ba8e138e182f4f1a9b789e97cd3e7ff51e62fddf39d6eaf4b6c3a575a76ae21b12ed73a9268fc0a0ffe55fb0e49bffb0b59facecc4dbd4d894549c16b7f3a7cf4c786e0a49509a5673b168262aeeb16d3b03284225a5e3524c414154f2df1d4648a0a0991575587c653390a1921838686469acd269386536ba81c0f395f72a420a971f7e2fca6e817965a6db9b19a5fc4f6f72b17ecdfbcf891f7e8a5adba45b536dfb89439a3a7d94d1169fa79ddab735f4a0ef1f2191514c25be64d0cb306472c6fb50667ecac74eaf64c5914f18175557c9bb7bfc69bf30ab2454db54d0045bbeb363bc43b108810778ca1069d411005a31c59a0bf4e4b554a589e88e5b8e8f5dc96b95a4122cc479bdcbc7cc3e5b50dfd7d4beb6263ea32d2ebe2e2eab5b6ecb093bcc379252c3bb14d72fde5b4246db99afb6671f1819c65fbcbcb0f66b95ca805c841d5685508c201a830e5be4ccb768065b13204023639860083d96c8c0c0cd409a210a5ac4f3aa4c1fb4c37e59d97ab8fe54a83354533cbe2e9766715b34bb777ec2878778b339aeeab6c89ad0641a6eb162b52e0973726a7dcac80ad134da2fac97edc89379b2d7a0da50d87ef6d6cbdd3537466fba2c1d59cd034ad3a3dbd61faec0de9d13933849fc76cf850df41e89f8e13f66a42fbe7af2e3e1965dfbe70d196d4a692ae64d1362562d9961450685dbfd0137c31380400369d680a1005adbc8645af5219268498e876e7a67d8445c5f8c7f84f9cb46ce2fe63ccfef1c7c47be04a5cf408f63fbe3e3d3b41d10df06ade013dc600d58228c3a055a90ca2497c920f8320129174d3c9477f6c68bc7d4c5a434a0b5be2e35b8b1ed118a99b04912aded170ada3c3b1e6cbe8d5f31756c50e68e8416736880c097b85d9e10be413312030506f309b2d01222117a53c12f87150d418db58a3a18f68253bb33b7b4aaf57545c2fa579036fb85c6e5c55e355215029c23115afc3933d8e67e5f2b6ab05a3cea8e44eaff3002db40f8e1cd79d17680e1835db30bbdac6ec67f35731ee67de2bbe3cc9b91a549977332b831fc60fcfd8bf28c28a0377376ebc7be0a0fcff6056634c4c6356567d4c4cbd7e07e18e9d207c67a73470e298e4dc71a5e050d1ca4305056f16171d2a7087a93ac22a31510933c0a014bade7d1b56693ac130d46aff5fef80e70ab72437ee1a3f5e5ff1c7a5853d766970cdc2f8ec08a924353af7456697eead581fb77be78a4d891987d73935f452719e3977ba33815e4d5b195594e24c95a926d9d921a5ba43805419a1a71c3328cc13c833bb6c9784218a6d9259e743d830a6497615ce0c63992d3bcc799cae18ce3505d7dbac7618c59fe01aa837caa23da43cc3d10d69eb6f58dbdfb2a23925c08730d728edbcf5bf4bab8b8fab4fcba88b8dadd76e21f4f45f08694bcc0ea3931f879f0ccbb65dcd3a585ebe7f59ce81e2e23773659c5dff60d9cc2e9359d13ec14303b3dc327046958a8ea83e9e4b586dd1ccb238c23fe0b4534e6b0ace6da6179df9952db1350be9f6813788b6abf39fd45c0449576a4e7ebe8495b965fd29c7f5ea67645dafe19e544c4ecffa34ff7b3e1363e74fc96a888d6dc89aba20eef7def7fcd39af70fd5ced4ac0d8b8d939222c7e4bfb96ae5a1fcb151c9938d4bda72223d1a95ada0a9689428fc538d2218236bd4f15c696048a37887b3e1b71a459129cd62f54afc26c0261781651c35469a4d72560c8a65983db9321905ad4ac53d9ba9b2cd179bc77ee13f7dd5a2c6aec080e475f92dfd6b5fea6f5dde3257ab71fde1f62e396b75e919f5b171f5d2ac19b5c90bc6274caa6ab8129636adf11fef9c96da1272c2ce0cecdbf5612eddbd684f69c9becc9c7d452bf7a4c92221a5b30e66c7ef80548b3ed06cb6587ea3154a80cd71e363b2e37d4749cb64d9081f3b638c39e80a09909e9f50b4b3d0922355f579f9f9265a935881b3a7ec6a65e5355945fc339b1346b9b1241dbc039c1b4b1938def1389c778020c3758b09ac0c933cb6645174da1415121a3a0c15b582844e1ba8d7bbf59146b47ed41c704f5f9b9b57953ceffdd7f7aee9dbdcfc9f55817f0f5891955a919cf6debe3d4d7fd527771486a72e9a173d75ba3071c2deb5c5bb97cc6e5d1a1eb3684e7484d53f6c42775dc9fe2c70b206b39f780702f06fb2643e5561b56e1c55d438588c74a76348960d62379db6ff6ac9acda390bba722abf392a9d22413b372634a64a57886f52a5ada941bac33b8a4e5464b52e14fc58464f55cde992afd7642696c67f109597b0b412049100bf9f7778f49904faeb0d667f0b11099de9bc43828957707ae48b91a9410424c8799f770c3eae91fadf3f4f5ea8e1548fc3dd13b02c6657bc83a889a8f7a4cd22121311434342428d2a955a1d49de26d20a326e4de4fcb0b2dfa718ebc873929dbc2d7dd71eb920ac2c6c4e643b3d70896e7a2fed8db92907d2de73d6ff97b3e8465acf9c393d6937407081f87333b82ef8b96bf74956943cb08caef4f4ae8ccc1de9e93b88ff93566646573a88626ef9bc033e0aa8437fddc487fe99f848bf3a53788773372d7e1c4e5f76d6cb47554a18e875a55274a2896110f4fab56beea9d865c527ffa54b3e75c8ed647e616b5cdc86a247bca3e5eb8eed5fb57c31eba5050b9a660c68406007e827bc036a77391a785330fd447ae02d1d2449725db2ef1e4b3f82e090eb67f2030997a39f3941deb531525e95cc4accc9499c91932364cf48ccce4e9c213bed7a80b5f237654bab3691783ac45dc330b0d44427ea36537ece72a3ad2229a522d6d5faedce5d7f5b1fdfd32539e9cbbdc49952536e9d556489ad98b7cd515df9e1bad4d72fbe223df4f91a04a5aedbec2dfea6fc9b45218aa8088867ef26e330bd508b1e93d30e1530ddfadabd5718f165739ae62e5c9b347b736e5bdbfcba84e855b366d6cca6928b6ebdd5b9eb8bc69d8dc59d291d0fb465efaf8b5b16f16261c28ce2984f2d05b6e97653c432ebba73a59567abd61f19335293bb3367dd854a45d8ecacf689d9d944c12d67c3acc7647cd6ec58ad34e8a39db73effa9f78c72391f0eb31dc94e53c3b26dc3cce7cce08a676c472ead75bcc3736a22e3a8de104e65cb1149380d35ca87ed6e124eb9e767cf0f19a7f6e1899fd42f4d7961fe326b88ca5bcd3b06fb8cadfbf2979cdc67e1348fc3e9b749ed27d6967fb8678a732c08725db7d8e7fc4d995ecf62fd1b59129fee4aaf1fc72948ef3feeea5411b57a49fb928c2d73131b171d3edbdf717fefbebb5b38c9e9fdef8d4b1a6df36a63b7a6ee5d97bc79505ff6e9abf38b8de67cebb4b926ed0b53cfbfdef651f9eaf32fe5ad326644c72f9cea17a44d28ecccdf78b1c24381822136e944cfa79bfb6f67a2cc1ffa01eff8465afd9594f70d08b651c24d7a4a256e92b340a692cbe59e47fdaa2a44163bc564ab488de7289acb3ba0c368207f18b5e42693cf2f4cfef9473ba42da46c6f7f49c9277f943691ad5f91f8a347a573d254e9d71faabf3f76e4bb353f9c924efd704b3af9b65be55d2e5c7025d1edaaad2a15226177b950ee4aa216a56f841d14a500bbcb3b3042d6985413310a06992b44b00846a19436be552aa5723592951f20bacfb9bf4b979d5923bf907e2269f96cac22848ac530bbbc5b5969da0963f6813740d0cc06c909d5681934db701207c66766c64fcfcc64834ba6c5a6a6c6c42c01c16bec0e0d568d5730e38c0164e525e7567687444a9f82e030bb43a7ba0753038cdce1ad839786c62e48b7e876d564595252055167108cba0ba4eff265e9967a46dfe3c57d2028976e518be7159351309844a1fcf2657249bad5c79fe87bf82e6f25b3f9efb192edc65c26a19d3e875af63ddad95964d22bd05206f02fa29b9d42a8fc8c9b8c76f63532d5516897df671232d94df7fbecb0bbcd1364b23f23943e877656880c7e16ba790722d9364432352ef00fd0cd00f013d1cd15c04eb7e1101bc47a5e8f52793e5500baf928e4b2ebe8e6ce609b7ce72fa29b0ee2021d4439bf04a5f2dc009a01bc06e0f093b1ff03b7ef11930a656e6473747265616d0a656e646f626a0a34382030206f626a0a3c3c0a2f54797065202f466f6e7444657363726970746f720a2f466f6e744e616d65202f435a5a5a5a5a2b496e7465722d53656d69426f6c640a2f466c61677320340a2f466f6e7442426f78205b2d3737312e343834333735202d3333302e35363634303620323538332e30303738313320313131302e3833393834345d0a2f4974616c6963416e676c6520300a2f417363656e74203936382e37350a2f44657363656e74202d3234312e3231303933370a2f436170486569676874203732372e3533393036330a2f58486569676874203534352e3839383433380a2f5374656d5620300a2f466f6e7446696c6532203437203020520a3e3e0a656e646f626a0a34392030206f626a0a3c3c0a2f54797065202f466f6e740a2f53756274797065202f434944466f6e7454797065320a2f42617365466f6e74202f435a5a5a5a5a2b496e7465722d53656d69426f6c640a2f43494453797374656d496e666f203c3c0a2f5265676973747279202841646f6265290a2f4f72646572696e6720284964656e74697479290a2f537570706c656d656e7420300a3e3e0a2f466f6e7444657363726970746f72203438203020520a2f57205b30205b31333434203733362e383136343036203537342e3231383735203632342e303233343338203236312e3731383735203631312e383136343036203539312e333038353934203335332e303237333434203235312e393533313235203635322e3334333735203538362e393134303633203539312e333038353934203339362e393732363536203630382e383836373139203930302e333930363235203632342e303233343338203632342e303233343338203631322e333034363838203539312e333038353934203538322e353139353331203631322e333034363838203632352e343838323831203538382e333738393036203236312e3731383735203534392e333136343036203635392e313739363838203732372e353339303633203536382e383437363536203530332e343137393639203734352e36303534363920353030203634352e303139353331203432322e383531353633203331382e383437363536203632332e303436383735203633362e323330343639203632342e303233343338203735392e323737333434203635302e333930363235203630352e3436383735203436352e333332303331203630352e3436383735203732322e313637393639203337332e303436383735203337332e303436383735203636362e3031353632355d5d0a2f434944546f4749444d6170202f4964656e746974790a3e3e0a656e646f626a0a35302030206f626a0a3c3c0a2f4c656e677468203333370a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789c5d52bb6e843010ecf90a974971c2bc8e44424811d750e4a190aba21460af91a5602ce32bf8fb080fb98b52c0687667bceb5dc74d7b6a8df62c7e73b3e8c833a58d74b4cc1727880d346a132529935af89d85bf987a1bc54d7bead6c5d3d41a35b3aa8a188bdf69d48b772bbb7b92f340f75becd54972da8ceceedc7421d25dacfda6898c673caa6b26494571f3dcdb977e221607eba19564bcf6ebe1dc7437c5c76a89a581276849cc9216db0b72bd1929aa38e7bcae9452aa8ec8c87fe9dd34a8bf6a56719eca9a7dde689e0538268014f008204011a0cce187af80b23c06a007b0ddae001241188eb097388cf60a7b75d88f25247b4e804192e3e802f5cacd90f214c11c2c81b240bd0c374a71870cca0c9212b91cb962af505ce753712ed0448eae8b01805c96d75fdbc87f87bb4d7f7b29d7cd8a8b73647c784e619bdb1eb5a1eb8bb3b3dd5ce1fb01639fb4160a656e6473747265616d0a656e646f626a0a31312030206f626a0a3c3c0a2f54797065202f466f6e740a2f53756274797065202f54797065300a2f42617365466f6e74202f435a5a5a5a5a2b496e7465722d53656d69426f6c640a2f456e636f64696e67202f4964656e746974792d480a2f44657363656e64616e74466f6e7473205b3439203020525d0a2f546f556e69636f6465203530203020520a3e3e0a656e646f626a0a35312030206f626a0a3c3c0a2f4c656e67746820353132310a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789c7558095c1367fa7ebf6f661244ae4012502b1a82c1a3d2ca1042ad47a240b809828a07e11094ca7d0490338a41570e03ed56d04ad15d91aaa095605b5464edb67fedb6b69bad47dd76ab74976ad5ae6bb7bb15c8643b93a0d4ff6e7ebfc9ccf7cdcc77bceff33eeff34e49912e13f8a0040c2f6665a66580ed5705004159599969f6f66900f0cdc9df34d1be0680c273d3ca0b6c4dec0d00b30b8a3227dacb0080bf2567db667b3b1440cc64e59694dbdad35602a010400040c20ac5ed7a5d8aeb921f8170e0ee0e97ee32dacf07473d2d39c2630e5f010001987b0301f08718770051c9a8e7bfb384c71ce0995fbcfdfc27002407400f6c077e09007702e03f0310ab0088cb00e47200b21680fc0e80da0140fd0180fa068062007842005e2a00af0b803708c04f07e0df0470880570380ee0f03e80c39f01a6c4034c791fc0510de0580ce0680470bc0930750ec0d4dd004ebe004e41004e7a00a79b00ce0e00ce3e002e7e002e67015c6700b8be06e0fa2e80db8b006eb9006e6f00b89d0070fb1cc0edaf0002a5fd4802101400087603087e0be01e0ce05e05e03e04e011643f2e0078580184a100c20d00421d80f03500e15f0084ff0210d50188ce0388be0010fd03403c1340bc18409c0c20d60388bb01c49fb21ee3ec1d0f3bc1090a80cfb59efef880de4556c329b2091c5138934afcc4570201ce20001148c00f16811c5e0635804a22902091442e55c825229a1048047ca99c460289402aa2e5b4482af763ef8ae6b02df61191402aa7b93edb1d7b2ff19345834f310e4879fd3a3374e306522a8786ac8094433f5f2891526985213d33a4572af548a91f424aa391192a60521d6efd044a65ad4a89f4564030a447ec5ba057ea87f4ca5b9d7a65a752998a66a72a6f293bf54a65aa52990a08f6039071d408cc022896a365581e2893497d783c91343028880e108b45421e8f8f4412d17ef4f784bce0c81acdeaea9033156683e113dde2d69dcc003ef92b3c6dfdeecad0d8a2a5a1d5893b2fe5e79fd3c5b75f6c648e381d05022aacf7c96ddc0c2fc07280501f994c1e1814a490dbcef639f8226fcc4ee5171014f4640d42b1d8e39936deb6efdbedd13b1372f5a5570c7557cab66f8ddf195bf7edeb9b8c7189ad1bb5ad89b1ad197115ea90caf8559521a155c2ec73dbb487725c1d9e1b282deadbb2a5afa874e03907d79c43da6de7b28fa8747109b51111b509713a15beb0bc282a2a6fe9d2bca8a8a2e580a003807c8ecc0131804a2015d01e52fb6205524120b71eb4cad483a6d1e76b0b8fa59876e934fa48dc614927b5cc3f0eec483edb6c598cdfd9de1a560f18b2ac77c80c32075c593b87fac8b03cd09d1dcc5d24c4ff6fcb38b3ed6f7afddfdada47f4fa91f6c2d6b0b0d6c202635898d1cb88c813271165343263274f30e3c64325e7f3f22fe874830579e74b0041100019416ac119200dd11e62b1a7342848e14123749b59fdc1f732f9cc1533e573beff80594d6a2daf6cf92435f5932d78dfd86140dc0ac3c81cf09bbc3e6f2c1249e412fec4e2d8d5d10141410a4f178c4b0edfabadfaa66d5d4f53e2f81b049118ba3b33d318bde6c0e61539b1a2dee955ef7819113e7102f15e7bb9eeda81a8b6e0bce3699bdedc9059d5b34e16f3d28b89fa709b9179196411cc032816d09ed265980e10db4f932c3df9aae32472f1dc6408afd827f6126eddb72ead33c5b47b7d54eecba6aa14557118a91ddd50b6e4f58ac48a1589c776585cf0836d59cbf3d41619b626172d2d5f6761b34087f50e594399410c321b22fda422a98016d0dcc4ffdd2b47b6ee08f310f69a5c3c42f4b98d57b7955f3dfa4a933aac69eb96467578935744f2ac1eca6cf9c27b4378236379fb3433de7ca8f082aee46c5ed67b555583d9b6cde2ab641e78709b15d11c9e3c45b2898df53acd7a3343a8707350fa6a6ac349ed89d55b30eac70e2b75d19610c05c24b55223ff1345eef240cc8e8545427731aeeffaaeaafabb2347ee55557e7734b74da369cbe5fe8526b4fa874768cd9933ccb1478f9863a6ae6634f5fc20726edecbfc73f03cf363b37daa2a6a047c80b619889b8bc3bfa7d4be60daeea55f44ad0be68c559f3cd0be316aef47b5d51fd6b80f4c6b2c293a92e434b7604f8cfef3daaae1b6f5c6c4f8e6f521baa445ab8cc2904ee47ee503b4e84fb919a775693bea2d7dcbd6bd50f3b5b1e19b5d47d7ef4bdef0eb247972992a695f32600804a0e22933c7bf508c68244532991fcd5294875c220ac433bfc4be9798dfcf8c51f806c54d673e09c316ca3cea4f94acfa7170e871f47823eaeceab25a6d78e7897932e0732c1f8e32b8acdb0180565166206c518f5699d8d729b3d5caca0554c62378328800001e4462f6051300d94b99c19375aac46e0fa9442e9930894460424cefeddcdc5bbdcc3e945a6a54a95aca988f2873ed3583e186fe687c5352528366f42a60105a1f611d9505040b11954822f7a0054236e2149e3c9ed44726c76b2c83dda6a56a815c3ce739b5b4e530a9ddbf1f398e0d44853a906d8e8eedbfb25ab91545f0f7f0642cb8b9aded46258061bd7584b8c585f84b1334bc0c2b9661f904ccf97eac47bd319b98a42e9873aadc85e0db7c8aae6fedd91c5dbb3f36a366696056aca648eddeb3a0f5d49ae0bd86b56f3b7924d62b33f6844f8d4c59375d5518b2246bba667f5e6a79a88fa3b38bcf3c5e585a604094df4b9b8b5f9ca139586799d5e69710fc666c75c8016791db54c2c12f4ab938762e1b988c96ace148570690c006c9d3889472712a40cf046647aff0494436b231ea8282270526a3e541dfa4a08c489e65791b2f7826342bacf7a92c6a04e6b096f165c1eecb5ac253ea4f4c04141db00c2b68178270bdc05c3d7e1c2db85078b9335b38e816935f1f517fa3a6f68621a23e3fc66dd023bbf3b2f03db4f6fe03b47660456d7f714c8966ee6ee6f18541e6f1ae7971bae822937ee5cf5866fd748743ce8cff8d1d09a2d153fc64a3c6d2bd2b5618cb988ff07ea6ed1acaa3cc659f190c1f17bf155abb765d5dc4e855fca625edbfe03b0ace0358ad361070fd427b3fab426d192a7c12234e708bd89316d093f0309911550dd7cab75d6bc8d587babb987a85eeeaed9acd8de1eac62d5b9bc2d4cd5ecd883cfd36221ac3377863bf51ff9e59c91187b207abaadecbca3b5ba2bb5068cf3afe648ecdec4fb38e279f333bcf966f966185a70b319115e38d656b3c7b9c02d41b155c522c08d64604389d10af2d6f7d921fe7c715472c5a102e9f69cb8cde8ae8858ba274090b00418ef50ef127320716d8795fc1653479a0cccfefa91ef1e473bb1409c59e9e36a7e0e9c57d25c2e35e860c5d437cc240db6b3967cb8a0f654efb8d67764e86617dfa5b6dadf9ffe7b57267eabc8d6b324217c7783cefbbaf34f5d584d06d71f397a46f0c5b16e539d7775f717a7b1220e8b4fe807a1182a9dc1ae481ec9c22210ff905c7c50507c7c53973ffc1c171767af1a5cc4071394320119906f169ca3c7aad9b252beb237226a965250a17cf023b5d04b1575201cde3e16985c7534cbb759adac8fe5eafc00b2ec9e79af0879688edad61bb5270c7d861e47a506f173b3339f7dbc48ee0bf891dd32c56eb1c4fe97fa27528b3a5fa975a07818a1d8ad472a0467c447bda658882467224f5b3d3355f85de434c8ab921286ebe76815ad17c854946fd7ffcad3c665ecabcb0a02e5cb707677e91d81a12d29af885e5558365cfd8aa2695aa69d5180b56268c8ce460230750716ef4c6ac1b59984a7d26399296d302218f473c0bdd4d55fde5d2562ff5b6f4fa1e8147e8f69cfa6b5515d71b72b68779084eeef8aac98ee36675783313b63c6ba97676ac42bfe7d6eca495b5ff3cd9636d546ff4ee1b3318df598373924f5694f56fc93d53507c6a93d50a7aa61d75c167241f82adb7461996d501f0359e1710ec15c7ea02dbf2266026c05d96bc2f37b4c62b1385012e0b6509d12cad8f1d267f48dbb14234653fe5b43a7e4c6e03039540996d7c41238e9f30e76be48ffd6896b94db7b0d62b244e36638a031e1cb6fc754e54aa5a4a395094795c3da7a43561cdc19dfe44eba83fa179b9fa784dfeb9c6b9e3bd76984550661692c5028948623f4c44a325001fb46cc2d729733733bd9b71627167c4f3086ffc299724451239e16d29c29f7675b1ba81d1f195540744c03ad633beb698f6a5034896c36dcef19372c96cc249361fd9601b2893f94a7d481be1921352f359ef91c2af99ee7be5157751ece75790c2bc551cfaab92c08ae4290ed3eb0b0d7d1bb2cf96a56e9fe1d8b1521911eb9dd06d859e13cca373e9e917d173039af6f2990bfc5b8e74a495299694ad5d55b22ca080d155dc436bbfbc8a563da8367cc30cb7655fefcb9d1db94c99b6f37653fde79561b2444bee92f5199ffda6eaee40ee2b9798db67de656e7fb0d97b8e63a3876c1a8e883d585abe4bb1ba2971e3e14d80a0c43a42f652231060e7189a0327b7855fb08cf4e9963c3dbd098e675a0e3da89ff2be437afbdacc43daf87a8dc97469f71de3abc375e480f319436a8b26cd10f4eb252d3b57d73e9a9e75b63a3157bea23c2e7cfd62314d0fbe56733e2babaf30b76c796e586c8adc759e5b70f2deac8adf17b1a501b3862b0da60324283cc56c3cfea242e05cd3e8efa1581f3e6336572c0472c5c2c3df33229f949ab817c398ec372817e7684d3299617925eb635bed303ab6ae58e1020407a04b94193c60265b433c4d6713859d748e24c09ed426f29b5462c26e6ffc615348be2aac2179cb97a7988348dbfb6a74432ad386c2353ba277b530a72973765f6e6a75a4bb0b99745857607aa5bb3e2daa26ba7379714c1a4b37e9f689f900097216b552413ab999593848cdefee1ebd46cde7f8424b864fa80a955460638949294e4e3fab2ac870938bbb7a7bf6d31427ec658493d21ba3c571b392232625b9bef105cfa4b7a76a95adc790ddda884638c9f2e525f4f28cf8a039419ae988fec8324c99c71ba399810b8fa38992517f405003403c20b55c48ca915c229788d832bc06175b0e116acb9b58574fc8a61edd3bfecdd4a3562b0c5bd5b880d7c0e341346801412a006eb2d98565742992cfc14d671d993614c2295a1fe6c78fff6eb542a5558da770efc580d6a64aa868ca0c22980690c6f9ca5657b097242bc44824900ab08169431bcffcbd54f76d0fb307d5dd44f2235dcc45c671b0bb0191fd7d08ede93ecdf47d7b9779fba982e6121f399f2783999cf8980940ccb35a21038ce43a5249ca2096eb8f45af73624503463294eb8fe3fae3d87e36811207d08736919ee041139d4957de200e6085e53220a8b6de27cba811d6f6cf069f542aa727b9992f7d52c04c801457b60e1ba821deea86d5da96c4f8fdf9dbb6ad3544aacae3a30dab8977c89d5fd4355cce3114a5ec52ef1c11669c2e556f51a84a63e22bc38e2c2f8a89cc5baad81ca13b9d5170666bcd291f27d7f4d7b51543f980e026731737f016821b4042a0bbbb82e66196e1dc3da5327c736549d4c998c225f2fc35276beb70ca6f50268aaa3cc89c60fa5b0dcc43e68fa7bf4017597f3277b1c03e46903beb12ec478bdd5987f053d7e5d14b0a624f46e95618aa99bbefa045c845df8aa250e2c14aa69fd97ff86b66d955f65b90f53e194a999f14bd936de3c3e3fb79484412822b4bede648acfbac8a7a97175b1db5be4993d8a20d6d7efe7412e16631d20efe8d319b7bf4eaedb7845bfa8a5664bd9cf89a36b56dedf33e623c7c9489912d8adc752667efaded3f5343a0f53ef9676a0408e0b3d4a0e24b14883bfcf1536d1d64af7126b4b798f40f198f9413612bc72fc9c9a288e7338b9415170b0a2e56a80ad3e745457f5cd0c77c77f02012f7157e44bcdfd2c27cf5eaabb8e7cdb94ba5bb98d1df5d601ed7fb2cf639181e31a1c36300433900d94f99610ab8b264816891948d282450086841396e2c8e61a611458c1ef5a3170e900edf8f334e47993fa2e408f2f9517f203891c46a641e38820b804a4e7305282bcb900221b504fde56bcb98906935615726518f3d50ebd7e881e581a59f8d002cadb568ad56eb08a345a55c19a9b1959188fbda8be791f034a592300e5c4a45e06f9d8d4d9c7c001592226c626677a15b3cafc70ebc9fd8cc6dbd4329b978652b17bb067c2202853c128f9d621e1b07534e55549cd40e1a9931af3d0fdb89ebe3c1d94753538f661397c6e7b53fdcf373ddc8b11557373adb4a03e48b4a6cda80574f99612147ebc89bf0942e23148865da405b49c44752e44ff8d1de844860422e28df5932c7c779be8bcf1c1f67b415b99e450481dc442f2c9cebc2f41d617a5d640b5f9ce68e098c29f378a2645349f122ff42dd661fe2c4a83f91e05fbaa37e79e85e439eef780f9120cdae6b8908de61a85c34de030832acf789af28335bfeb3da594e8b38e960db2b967cf0d360637151e3e0bf8577ae6934bbf7eedd4dce1dbb71ed0e20e8261f220b4f3c411add8d972f920f918cb93951f5935af61eabb23b4ca496fb2a564189908e47b01c9c3049a9ff9b8e8ca40323232951d8a280d0d080456180e075f221ba671b5f45d01e68edef2e373e996098b98b0b780bb92c2590b0df9a44c3a8797898b9cb0f697ffc7d3b20a864eee229f647e46cc92511540e0fa366e66e3bcfbdfda773ece6c188df27956c319089108d10fa91c9472d579852b4c7886ea01bcc5c662e209637f149db7365dc731ab48729bd825a98fc498f71484c20b5e00490400bc43c9e8d20e507fb51646baeaf24369cd48eaddadaa6e95a9740295138791bf6933f400556029003d0417e0c59642d0491c7208b8fa1831c810e82800eca092ac87f4105658040f61e7a081de8215451cf8109778090fc144c640dac679fa76e4005250313fb9cbd2f8b6c852cf225c8c1b1d049d683893c0b1ddca105157907b2702ce8f1bf40c8e383891d8be805237f002a281f2861d7432d0113351fd2d9b1b83564430dbe07c3840a52f13da8a43e0413bb076efcb720837c0b34580c9de43fa01adf839bf81ea49217408f4a00a8d510482d80723283dd83758464abe561f0a7fe0926766cfe6230912dc07e3cea66f709001500f03a3b1f3b17e10119840768d877ff038ccbae5b0a656e6473747265616d0a656e646f626a0a35322030206f626a0a3c3c0a2f54797065202f466f6e7444657363726970746f720a2f466f6e744e616d65202f445a5a5a5a5a2b496e7465722d526567756c61720a2f466c61677320340a2f466f6e7442426f78205b2d3733382e373639353331202d3332322e32363536323520323538332e30303738313320313130372e3931303135365d0a2f4974616c6963416e676c6520300a2f417363656e74203936382e37350a2f44657363656e74202d3234312e3231303933370a2f436170486569676874203732372e3533393036330a2f58486569676874203534352e3839383433380a2f5374656d5620300a2f466f6e7446696c6532203531203020520a3e3e0a656e646f626a0a35332030206f626a0a3c3c0a2f54797065202f466f6e740a2f53756274797065202f434944466f6e7454797065320a2f42617365466f6e74202f445a5a5a5a5a2b496e7465722d526567756c61720a2f43494453797374656d496e666f203c3c0a2f5265676973747279202841646f6265290a2f4f72646572696e6720284964656e74697479290a2f537570706c656d656e7420300a3e3e0a2f466f6e7444657363726970746f72203532203020520a2f57205b30205b31333434203630392e383633323831203631382e363532333434203238312e3235203539302e383230333133203539392e363039333735203536322e303131373139203538332e303037383133203837352e393736353633203631322e333034363838203337362e343634383434203633302e383539333735203632302e313137313838203638392e393431343036203538332e303037383133203234322e31383735203234322e31383735203633382e363731383735203332372e313438343338203630312e303734323139203536312e353233343338203631322e333034363838203733302e3436383735203634332e353534363838203538332e303037383133203536312e353233343338203631322e333034363838203537312e323839303633203532372e383332303331203238382e303835393338203536352e343239363838203539312e333038353934203539312e333038353934203534352e383938343338203631332e3238313235203238382e303835393338203337302e313137313838203735332e343137393639203630312e303734323139203435392e393630393338203936352e383230333133203634312e363031353633203536322e303131373139203635342e323936383735203634352e353037383133203631322e333034363838203638392e393431343036203535322e323436303934203336342e373436303934203430362e373338323831203336342e373436303934203732312e363739363838203238312e3235203238382e303835393338203538322e353139353331203538322e353139353331203236302e373432313838203631372e363735373831203336342e373436303934203336342e373436303934203539332e323631373139203138312e363430363235203636362e353033393036203634352e393936303934203534382e383238313235203234322e3138373520353030203336302e333531353633203734342e313430363235203638392e393431343036203930332e333230333133203537302e3830303738315d5d0a2f434944546f4749444d6170202f4964656e746974790a3e3e0a656e646f626a0a35342030206f626a0a3c3c0a2f4c656e677468203338390a2f46696c746572202f466c6174654465636f64650a3e3e0a73747265616d0a789c5d53cb6e833010bcf3153eb687884700b71242aac885431f2acda9eac1d8eb08a931c8710ef9fb0acf36a97a80d1ae6776c7f63aedfa5defa620d2373feb8182b093339e4ef3d96b12231d2697e48530930e1cc5bf3eaa2549bb7e375c4e818ebdb3b3689a4488f49d0ed329f88bb87b32f348f76beed51bf2933b88bb7d37c4cc705e966f3a920b224bda5618b249da3dabe5451d49a451bae90db93085cb66df0d37c6c7652151c43887253d1b3a2d4a9357ee4049936559d636d65adb26e4ccbf65168df62f5b345956ca567cdec26d01788850205913c0469035a20a6000d04996733130cb3c023d82a901882a30651941330502c90eb760a234c119b133e86a5024a080dd128d24fb844e026a09267b619fac83a0c0c64a34aab8030c96f052a1bb84dd0a55a44234e208788d8b41a0f878c054608e2b14598e0e5bde0adf0327ab48296c0405f35b3e0254a915aab01c375661479acf93bda8f66b1d94df915867669defeb3ceab3f7e4427c047106d7e99b1c5ddfc9322fab2a7e3f1361db510a656e6473747265616d0a656e646f626a0a31322030206f626a0a3c3c0a2f54797065202f466f6e740a2f53756274797065202f54797065300a2f42617365466f6e74202f445a5a5a5a5a2b496e7465722d526567756c61720a2f456e636f64696e67202f4964656e746974792d480a2f44657363656e64616e74466f6e7473205b3533203020525d0a2f546f556e69636f6465203534203020520a3e3e0a656e646f626a0a33342030206f626a0a3c3c0a2f44657374205b3820302052202f58595a203539352e323830303239203535362e39333132313320305d0a2f506172656e742034203020520a2f5469746c652028436f6e7465787465290a2f4e657874203335203020520a3e3e0a656e646f626a0a33352030206f626a0a3c3c0a2f44657374205b3820302052202f58595a203539352e323830303239203436322e34303632313920305d0a2f506172656e742034203020520a2f5469746c6520284265736f696e73290a2f50726576203334203020520a2f4e657874203336203020520a3e3e0a656e646f626a0a33362030206f626a0a3c3c0a2f44657374205b3820302052202f58595a203539352e323830303239203430302e34333132313320305d0a2f506172656e742034203020520a2f5469746c652028436f6e7374617473290a2f50726576203335203020520a2f4e657874203337203020520a3e3e0a656e646f626a0a33372030206f626a0a3c3c0a2f44657374205b3820302052202f58595a203539352e323830303239203330302e39303631383920305d0a2f506172656e742034203020520a2f5469746c6520285265636f6d6d616e646174696f6e73290a2f50726576203336203020520a2f4e657874203338203020520a3e3e0a656e646f626a0a33382030206f626a0a3c3c0a2f44657374205b333120302052202f58595a203539352e323830303239203834312e38393030313520305d0a2f506172656e742034203020520a2f5469746c652028feff00500072006f0063006800610069006e00650073002000e900740061007000650073290a2f50726576203337203020520a2f4e657874203339203020520a3e3e0a656e646f626a0a33392030206f626a0a3c3c0a2f44657374205b333120302052202f58595a203539352e323830303239203730382e32363530313520305d0a2f506172656e742034203020520a2f5469746c652028436520717565206e6f75732061766f6e7320636f6d70726973290a2f50726576203338203020520a2f4e657874203430203020520a3e3e0a656e646f626a0a34302030206f626a0a3c3c0a2f44657374205b333120302052202f58595a203539352e323830303239203436322e32393030333920305d0a2f506172656e742034203020520a2f5469746c652028536f7572636573290a2f50726576203339203020520a3e3e0a656e646f626a0a342030206f626a0a3c3c0a2f4669727374203334203020520a2f4c617374203430203020520a3e3e0a656e646f626a0a35352030206f626a0a3c3c0a2f6c656e67746820313236320a2f54797065202f4d657461646174610a2f53756274797065202f584d4c0a2f4c656e67746820313236390a3e3e0a73747265616d0a3c3f787061636b657420626567696e3d22efbbbf222069643d2257354d304d7043656869487a7265537a4e54637a6b633964223f3e0a2020202020202020202020203c783a786d706d65746120786d6c6e733a783d2261646f62653a6e733a6d6574612f223e0a202020202020202020202020202020203c7264663a52444620786d6c6e733a7264663d22687474703a2f2f7777772e77332e6f72672f313939392f30322f32322d7264662d73796e7461782d6e7323223e0a20202020202020200a20202020202020203c7264663a4465736372697074696f6e207264663a61626f75743d222220786d6c6e733a786d703d22687474703a2f2f6e732e61646f62652e636f6d2f7861702f312e302f223e0a2020202020202020202020203c786d703a437265617465446174653e323032362d31312d32385430353a35303a32325a3c2f786d703a437265617465446174653e0a2020202020202020202020203c786d703a43726561746f72546f6f6c3e436162696e65742052697669c3a872653c2f786d703a43726561746f72546f6f6c3e0a20202020202020203c2f7264663a4465736372697074696f6e3e0a20202020202020200a0a2020202020202020202020203c7264663a4465736372697074696f6e207264663a61626f75743d222220786d6c6e733a64633d22687474703a2f2f7075726c2e6f72672f64632f656c656d656e74732f312e312f223e0a2020202020202020202020200a0a202020202020202020202020202020203c64633a7469746c653e0a20202020202020202020202020202020202020203c7264663a416c743e0a2020202020202020202020202020202020202020202020203c7264663a6c6920786d6c3a6c616e673d22782d64656661756c74223e436f6d7074652072656e6475206465206e6f74726520c3a96368616e676520e28093204379636c65732042657274696e3c2f7264663a6c693e0a20202020202020202020202020202020202020203c2f7264663a416c743e0a202020202020202020202020202020203c2f64633a7469746c653e0a202020202020202020202020202020200a0a202020202020202020202020202020203c64633a63726561746f723e0a20202020202020202020202020202020202020203c7264663a5365713e0a2020202020202020202020202020202020202020202020203c7264663a6c693e436162696e65742052697669c3a872653c2f7264663a6c693e0a20202020202020202020202020202020202020203c2f7264663a5365713e0a202020202020202020202020202020203c2f64633a63726561746f723e0a202020202020202020202020202020200a0a2020202020202020202020203c2f7264663a4465736372697074696f6e3e0a2020202020202020202020200a0a20202020202020203c7264663a4465736372697074696f6e207264663a61626f75743d222220786d6c6e733a7064663d22687474703a2f2f6e732e61646f62652e636f6d2f7064662f312e332f223e0a2020202020202020202020203c7064663a50726f64756365723e4f4b413c2f7064663a50726f64756365723e0a20202020202020203c2f7264663a4465736372697074696f6e3e0a20202020202020200a0a202020202020202020202020202020203c2f7264663a5244463e0a2020202020202020202020203c2f783a786d706d6574613e0a20202020202020203c3f787061636b657420656e643d2277223f3e0a656e6473747265616d0a656e646f626a0a332030206f626a0a3c3c0a2f54797065202f436174616c6f670a2f50616765732031203020520a2f4e616d65732032203020520a2f4c616e6720286672290a2f566965776572507265666572656e6365732035203020520a2f4f75746c696e65732034203020520a2f506167654d6f6465202f5573654f75746c696e65730a2f4d65746164617461203535203020520a3e3e0a656e646f626a0a312030206f626a0a3c3c0a2f54797065202f50616765730a2f436f756e7420320a2f4b696473205b3820302052203331203020525d0a3e3e0a656e646f626a0a322030206f626a0a3c3c0a2f4465737473203c3c0a20202f4c696d697473205b28736f757263652d31292028736f757263652d34295d0a20202f4e616d6573205b0a2020202028736f757263652d3129205b333120302052202f58595a2030203339382e373635303135206e756c6c5d0a2020202028736f757263652d3229205b333120302052202f58595a2030203337392e393930303231206e756c6c5d0a2020202028736f757263652d3329205b333120302052202f58595a2030203336312e323135303237206e756c6c5d0a2020202028736f757263652d3429205b333120302052202f58595a2030203334322e343430303333206e756c6c5d0a5d0a3e3e0a3e3e0a656e646f626a0a352030206f626a0a3c3c0a2f446973706c6179446f635469746c6520747275650a3e3e0a656e646f626a0a787265660a302035360a303030303030303030302036353533352066200a30303030303233373134203030303030206e200a30303030303233373738203030303030206e200a30303030303233353630203030303030206e200a30303030303232313437203030303030206e200a30303030303234303437203030303030206e200a30303030303031383738203030303030206e200a30303030303031373139203030303030206e200a30303030303031353233203030303030206e200a30303030303030303135203030303030206e200a30303030303030303539203030303030206e200a30303030303134303539203030303030206e200a30303030303231313131203030303030206e200a30303030303030313034203030303030206e200a30303030303030313439203030303030206e200a30303030303030323832203030303030206e200a30303030303030333237203030303030206e200a30303030303030343630203030303030206e200a30303030303030353035203030303030206e200a30303030303030363337203030303030206e200a30303030303030363832203030303030206e200a30303030303030383135203030303030206e200a30303030303030383630203030303030206e200a30303030303030393932203030303030206e200a30303030303031303337203030303030206e200a30303030303031313730203030303030206e200a30303030303031323135203030303030206e200a30303030303031333437203030303030206e200a30303030303031333932203030303030206e200a30303030303035363339203030303030206e200a30303030303035343739203030303030206e200a30303030303035333239203030303030206e200a30303030303035313531203030303030206e200a30303030303035313936203030303030206e200a30303030303231323539203030303030206e200a30303030303231333639203030303030206e200a30303030303231343931203030303030206e200a30303030303231363134203030303030206e200a30303030303231373434203030303030206e200a30303030303231383936203030303030206e200a30303030303232303337203030303030206e200a30303030303039303037203030303030206e200a30303030303038373336203030303030206e200a30303030303038373538203030303030206e200a30303030303038383039203030303030206e200a30303030303038383435203030303030206e200a30303030303038393536203030303030206e200a30303030303039313132203030303030206e200a30303030303132363737203030303030206e200a30303030303132393433203030303030206e200a30303030303133363439203030303030206e200a30303030303134323038203030303030206e200a30303030303139343033203030303030206e200a30303030303139363638203030303030206e200a30303030303230363439203030303030206e200a30303030303232313935203030303030206e200a747261696c65720a3c3c0a2f53697a652035360a2f526f6f742033203020520a2f496e666f203431203020520a2f4944205b3c32373661616364303063313034316535613061343636363864646530323830323e203c32373661616364303063313034316535613061343636363864646530323830323e5d0a3e3e0a7374617274787265660a32343039300a2525454f460a', 'offline-1', 'offline', '2026-11-28 05:50:22.891+00');


--
-- Data for Name: reports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reports VALUES (1, 1, '{"lead": {"name": "Amélie Petit", "email": "amelie@bertin.example", "phone": null, "company": "Cycles Bertin"}, "facts": [{"field": "need", "quote": "nous voulons refaire notre site de vente en ligne", "value": "nous voulons refaire notre site de vente en ligne"}, {"field": "name", "quote": "Amélie Petit", "value": "Amélie Petit"}, {"field": "company", "quote": "Cycles Bertin", "value": "Cycles Bertin"}, {"field": "email", "quote": "amelie@bertin.example", "value": "amelie@bertin.example"}, {"field": "budget", "quote": "25 000 euros", "value": "25000 EUR"}, {"field": "horizon", "quote": "avant mars", "value": "P3M"}, {"field": "authority", "quote": "c’est moi qui décide", "value": "decides"}], "score": {"total": 91, "criteria": [{"max": 20, "points": 20, "evidence": [{"quote": "nous voulons refaire notre site de vente en ligne"}], "criterion": "need"}, {"max": 25, "points": 20, "evidence": [{"quote": "25 000 euros"}], "criterion": "budget"}, {"max": 15, "points": 15, "evidence": [{"quote": "avant mars"}], "criterion": "horizon"}, {"max": 15, "points": 15, "evidence": [{"quote": "c’est moi qui décide"}], "criterion": "authority"}, {"max": 10, "points": 10, "evidence": [{"quote": "Cycles Bertin"}], "criterion": "company"}, {"max": 15, "points": 11, "evidence": [{"quote": "amelie@bertin.example"}, {"quote": "Amélie Petit"}], "criterion": "contact"}]}, "locale": "fr", "company": "Cabinet Rivière", "sources": [{"quote": "Bonjour, nous voulons refaire notre site de vente en ligne", "number": 1, "createdAt": "2026-11-28T05:50:19.455Z", "messageId": "01a220b4-573e-742c-952a-0ab2d13c5087"}, {"quote": "Je suis Amélie Petit de Cycles Bertin, amelie@bertin.example", "number": 2, "createdAt": "2026-11-28T05:50:19.900Z", "messageId": "01a220b4-58fc-77e0-98f3-45945e8384d8"}, {"quote": "Budget 25 000 euros, avant mars", "number": 3, "createdAt": "2026-11-28T05:50:20.242Z", "messageId": "01a220b4-5a51-77de-b641-43baf8c34a96"}, {"quote": "oui, c’est moi qui décide", "number": 4, "createdAt": "2026-11-28T05:50:20.431Z", "messageId": "01a220b4-5b0e-7423-a47a-2f33098b8af3"}], "sections": [{"kind": "context", "claims": [{"text": "Vous avez échangé avec Cabinet Rivière le 28 novembre 2026, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.", "sources": [1], "assumption": false}, {"text": "Demande présentée par Amélie Petit, pour Cycles Bertin.", "sources": [2], "assumption": false}]}, {"kind": "needs", "claims": [{"text": "Votre besoin, dans vos mots : « nous voulons refaire notre site de vente en ligne ».", "sources": [1], "assumption": false}]}, {"kind": "findings", "claims": [{"text": "Échéance souhaitée : d’ici 3 mois (« avant mars »).", "sources": [3], "assumption": false}, {"text": "Budget envisagé : 25 000 € (« 25 000 euros »).", "sources": [3], "assumption": false}, {"text": "La décision vous revient (« c’est moi qui décide »).", "sources": [4], "assumption": false}]}, {"kind": "recommendations", "claims": [{"text": "Commencer par le parcours d’achat : catalogue, paiement et livraison, avant tout habillage graphique.", "sources": [], "assumption": true}, {"text": "Relier la boutique aux stocks et à la comptabilité dès la première version, pour éviter les doubles saisies.", "sources": [], "assumption": true}, {"text": "Partir de vos visiteurs : qui vient, pour quoi faire, et quelle action attendez-vous d’eux.", "sources": [], "assumption": true}, {"text": "Votre échéance étant proche, nous conseillons une première version resserrée, mise en service à temps, puis complétée.", "sources": [3], "assumption": false}, {"text": "Pour tenir l’enveloppe de 25 000 €, répartir le projet en un socle ferme et des options.", "sources": [3], "assumption": false}]}, {"kind": "nextSteps", "claims": [{"text": "Un échange de trente minutes avec un consultant de Cabinet Rivière, pour valider ce résumé.", "sources": [], "assumption": true}, {"text": "Nous vous joindrons aux coordonnées que vous avez laissées : amelie@bertin.example.", "sources": [2], "assumption": false}, {"text": "À la suite de cet échange, Cabinet Rivière vous remettra une proposition chiffrée, avec un calendrier.", "sources": [], "assumption": true}]}], "createdAt": "2026-11-28T05:50:22.395Z"}', '/api/reports/1/pdf', 'ready', 1, '2026-11-28 05:50:22.375+00', '2026-11-28 05:50:22.891+00');


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('01a220b4-54d1-74f0-bc3e-6211f7c30514', 1, 'node', '127.0.0.1', '2026-11-28 05:50:18.832+00', '2026-11-28 05:50:18.832+00', '2026-12-28 05:50:18.832+00', NULL);
INSERT INTO public.sessions VALUES ('01a220b4-5726-71eb-89b0-0dbdb3fbf0e8', 2, 'node', '127.0.0.1', '2026-11-28 05:50:19.43+00', '2026-11-28 05:50:19.43+00', '2026-12-28 05:50:19.43+00', NULL);


--
-- Data for Name: settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.settings VALUES ('company', '{"name": "Cabinet Rivière", "sites": ["https://www.riviere.example"]}', '2026-11-28 05:50:18.878+00');


--
-- Data for Name: webhooks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: __drizzle_migrations_id_seq; Type: SEQUENCE SET; Schema: drizzle; Owner: -
--

SELECT pg_catalog.setval('drizzle.__drizzle_migrations_id_seq', 3, true);


--
-- Name: admins_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.admins_id_seq', 2, true);


--
-- Name: canned_replies_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.canned_replies_id_seq', 1, true);


--
-- Name: leads_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.leads_id_seq', 4, true);


--
-- Name: reports_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reports_id_seq', 1, true);


--
-- Name: __drizzle_migrations __drizzle_migrations_pkey; Type: CONSTRAINT; Schema: drizzle; Owner: -
--

ALTER TABLE ONLY drizzle.__drizzle_migrations
    ADD CONSTRAINT __drizzle_migrations_pkey PRIMARY KEY (id);


--
-- Name: bam bam_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);


--
-- Name: job_common job_common_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);


--
-- Name: job_dependency job_dependency_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);


--
-- Name: queue queue_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);


--
-- Name: queue_stats queue_stats_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261128 queue_stats_20261128_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261128
    ADD CONSTRAINT queue_stats_20261128_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261129 queue_stats_20261129_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261129
    ADD CONSTRAINT queue_stats_20261129_pkey PRIMARY KEY (id, captured_on);


--
-- Name: schedule schedule_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);


--
-- Name: subscription subscription_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);


--
-- Name: version version_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);


--
-- Name: warning warning_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);


--
-- Name: admins admins_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.admins
    ADD CONSTRAINT admins_pkey PRIMARY KEY (id);


--
-- Name: canned_replies canned_replies_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.canned_replies
    ADD CONSTRAINT canned_replies_pkey PRIMARY KEY (id);


--
-- Name: conversations conversations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);


--
-- Name: conversations conversations_start_key_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_start_key_unique UNIQUE (start_key);


--
-- Name: conversations conversations_visitor_token_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_visitor_token_unique UNIQUE (visitor_token_hash);


--
-- Name: drafts drafts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (conversation_id);


--
-- Name: event_details event_details_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_details
    ADD CONSTRAINT event_details_pkey PRIMARY KEY (event_id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);


--
-- Name: facts facts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_pkey PRIMARY KEY (id);


--
-- Name: reports idx_reports_lead; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT idx_reports_lead UNIQUE (lead_id);


--
-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);


--
-- Name: invitations invitations_token_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_token_unique UNIQUE (token_hash);


--
-- Name: leads leads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_pkey PRIMARY KEY (id);


--
-- Name: mails mails_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_pkey PRIMARY KEY (id);


--
-- Name: mails mails_purpose_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_purpose_unique UNIQUE (purpose);


--
-- Name: messages messages_client_message_id_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_client_message_id_unique UNIQUE (conversation_id, client_message_id);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);


--
-- Name: messages messages_seq_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_seq_unique UNIQUE (conversation_id, seq);


--
-- Name: notes notes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (id);


--
-- Name: notifications notifications_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);


--
-- Name: presences presences_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.presences
    ADD CONSTRAINT presences_unique UNIQUE NULLS NOT DISTINCT (conversation_id, admin_id);


--
-- Name: rate_limits rate_limits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);


--
-- Name: reads reads_conversation_id_admin_id_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reads
    ADD CONSTRAINT reads_conversation_id_admin_id_pk PRIMARY KEY (conversation_id, admin_id);


--
-- Name: refresh_tokens refresh_tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash);


--
-- Name: report_versions report_versions_lead_id_version_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_versions
    ADD CONSTRAINT report_versions_lead_id_version_pk PRIMARY KEY (lead_id, version);


--
-- Name: reports reports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);


--
-- Name: webhooks webhooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (id);


--
-- Name: job_common_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));


--
-- Name: job_common_i10; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i11; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));


--
-- Name: job_common_i12; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);


--
-- Name: job_common_i2; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));


--
-- Name: job_common_i3; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));


--
-- Name: job_common_i4; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));


--
-- Name: job_common_i6; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));


--
-- Name: job_common_i7; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));


--
-- Name: job_common_i8; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i9; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));


--
-- Name: job_dep_parent_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);


--
-- Name: queue_stats_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261128_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261128_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261128 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261129_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261129_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261129 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: warning_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);


--
-- Name: admins_email_unique; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX admins_email_unique ON public.admins USING btree (lower((email)::text));


--
-- Name: conversations_active; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversations_active ON public.conversations USING btree (active_at DESC NULLS LAST, id DESC NULLS LAST);


--
-- Name: conversations_kept_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversations_kept_waiting ON public.conversations USING btree (waiting_since) WHERE (((mode)::text = 'human'::text) AND (waiting_since IS NOT NULL));


--
-- Name: conversations_owed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversations_owed ON public.conversations USING btree (claimed_until) WHERE ((((mode)::text = 'assistant'::text) AND (answered_turn < turn)) OR (learnt_seq < heard_seq));


--
-- Name: events_admin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_admin ON public.events USING btree (admin_id, id);


--
-- Name: events_conversation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_conversation ON public.events USING btree (conversation_id, id);


--
-- Name: events_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_lead ON public.events USING btree (lead_id, id);


--
-- Name: events_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_name ON public.events USING btree (name, created_at);


--
-- Name: facts_conversation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX facts_conversation ON public.facts USING btree (conversation_id);


--
-- Name: facts_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX facts_lead ON public.facts USING btree (lead_id);


--
-- Name: facts_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX facts_message ON public.facts USING btree (message_id);


--
-- Name: idx_conversations_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_conversations_lead ON public.conversations USING btree (lead_id);


--
-- Name: idx_leads_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_leads_email ON public.leads USING btree (email);


--
-- Name: idx_leads_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_leads_status ON public.leads USING btree (status, created_at DESC NULLS LAST, id DESC NULLS LAST);


--
-- Name: invitations_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitations_email ON public.invitations USING btree (email);


--
-- Name: leads_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX leads_newest ON public.leads USING btree (created_at DESC NULLS LAST, id DESC NULLS LAST);


--
-- Name: leads_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX leads_search ON public.leads USING gin (search public.gin_trgm_ops);


--
-- Name: mails_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mails_lead ON public.mails USING btree (lead_id);


--
-- Name: messages_one_answer_a_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX messages_one_answer_a_turn ON public.messages USING btree (conversation_id, turn) WHERE ((role)::text = 'assistant'::text);


--
-- Name: notes_conversation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notes_conversation ON public.notes USING btree (conversation_id);


--
-- Name: notes_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notes_lead ON public.notes USING btree (lead_id);


--
-- Name: notifications_admin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notifications_admin ON public.notifications USING btree (admin_id, created_at);


--
-- Name: notifications_open_for_all; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX notifications_open_for_all ON public.notifications USING btree (conversation_id, kind) WHERE ((admin_id IS NULL) AND (acknowledged_at IS NULL));


--
-- Name: reads_admin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reads_admin ON public.reads USING btree (admin_id);


--
-- Name: refresh_tokens_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX refresh_tokens_session ON public.refresh_tokens USING btree (session_id);


--
-- Name: sessions_admin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_admin ON public.sessions USING btree (admin_id);


--
-- Name: job_common_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;


--
-- Name: queue_stats_20261128_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261128_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261128_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261128_pkey;


--
-- Name: queue_stats_20261129_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261129_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261129_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261129_pkey;


--
-- Name: events events_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.oka_refuse_change();


--
-- Name: events events_chained; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_chained BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.oka_chain_event();


--
-- Name: events events_not_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_not_truncated BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.oka_refuse_change();


--
-- Name: job_common dlq_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: job_common q_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: queue queue_dead_letter_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);


--
-- Name: schedule schedule_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: subscription subscription_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: conversations conversations_holder_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_holder_id_admins_id_fk FOREIGN KEY (holder_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: conversations conversations_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: drafts drafts_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: facts facts_author_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_author_id_admins_id_fk FOREIGN KEY (author_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: facts facts_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: facts facts_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: facts facts_message_id_messages_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_message_id_messages_id_fk FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;


--
-- Name: facts facts_superseded_by_facts_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_superseded_by_facts_id_fk FOREIGN KEY (superseded_by) REFERENCES public.facts(id) ON DELETE SET NULL;


--
-- Name: invitations invitations_invited_by_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_admins_id_fk FOREIGN KEY (invited_by) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: leads leads_merged_into_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_merged_into_leads_id_fk FOREIGN KEY (merged_into) REFERENCES public.leads(id) ON DELETE SET NULL;


--
-- Name: leads leads_owner_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_owner_id_admins_id_fk FOREIGN KEY (owner_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: mails mails_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: messages messages_author_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_author_id_admins_id_fk FOREIGN KEY (author_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: messages messages_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: notes notes_author_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_author_id_admins_id_fk FOREIGN KEY (author_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: notes notes_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: notes notes_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: notifications notifications_acknowledged_by_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_acknowledged_by_admins_id_fk FOREIGN KEY (acknowledged_by) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: notifications notifications_admin_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_admin_id_admins_id_fk FOREIGN KEY (admin_id) REFERENCES public.admins(id) ON DELETE CASCADE;


--
-- Name: notifications notifications_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: notifications notifications_from_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_from_id_admins_id_fk FOREIGN KEY (from_id) REFERENCES public.admins(id) ON DELETE SET NULL;


--
-- Name: presences presences_admin_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.presences
    ADD CONSTRAINT presences_admin_id_admins_id_fk FOREIGN KEY (admin_id) REFERENCES public.admins(id) ON DELETE CASCADE;


--
-- Name: presences presences_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.presences
    ADD CONSTRAINT presences_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: reads reads_admin_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reads
    ADD CONSTRAINT reads_admin_id_admins_id_fk FOREIGN KEY (admin_id) REFERENCES public.admins(id) ON DELETE CASCADE;


--
-- Name: reads reads_conversation_id_conversations_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reads
    ADD CONSTRAINT reads_conversation_id_conversations_id_fk FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: refresh_tokens refresh_tokens_session_id_sessions_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_sessions_id_fk FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;


--
-- Name: report_versions report_versions_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_versions
    ADD CONSTRAINT report_versions_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: reports reports_lead_id_leads_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_lead_id_leads_id_fk FOREIGN KEY (lead_id) REFERENCES public.leads(id) ON DELETE CASCADE;


--
-- Name: sessions sessions_admin_id_admins_id_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_admin_id_admins_id_fk FOREIGN KEY (admin_id) REFERENCES public.admins(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


