import type postgres from 'postgres'

/**
 * Fills an empty database with as many leads as a busy company has after years, each with a conversation
 * of three messages, a fact, a question, a call-back and a copy by e-mail, a report, a mail, an event and a call on staff, as many
 * articles of knowledge, and brings its statistics up to date.
 * Nearly all is of the past: most calls are acknowledged, most turns answered, as in a real one.
 */
export async function fillLarge(sql: postgres.Sql, leads: number): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on oid = indexrelid
    where relnamespace = 'public'::regnamespace and not indisunique`
  // Made after the rows, indexes take a fraction of the time. Unique ones stay: foreign keys and conflicts need them.
  await sql.unsafe(`
    drop index ${indexes.map(({ name }) => name).join()};
    ${fillSql(leads)}
    set local maintenance_work_mem = '256MB';
    ${indexes.map(({ definition }) => definition).join(';\n')}`)
  await sql`select oka_repair_counts()`
  await sql`vacuum analyze`
}

/** SQL of a UUID (version 4) that follows from an SQL text. */
export const uuidOf = (text: string): string =>
  `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`

// Without the triggers: a third of the time goes to foreign keys, which hold, to the queue of events and the counts.
const fillSql = (leads: number) => `
  set local session_replication_role = replica;

  insert into admins (email, password_hash, name, role, disabled_at)
  select 'agent' || n || '@oka.test', 'none', 'Agent ' || n, 'agent', case when n = 20 then now() end
  from generate_series(1, 20) n;

  insert into sessions (id, admin_id, locale, expires_at)
  select ${uuidOf(`'session' || n`)}, 1 + n % 20, 'fr', now() from generate_series(1, 5000) n;

  insert into leads (name, email, company, phone, fit_score, score_due, status, tags, owner_id, deleted_at, created_at)
  select 'Person ' || md5(n::text), 'person' || n || '@' || md5((n % 5000)::text) || '.test',
    'Company ' || md5((n % 5000)::text), '+331' || lpad(n::text, 8, '0'),
    case when n % 3 > 0 then n::bigint * 7919 % 101 end, 'infinity',
    case when n % 1000 = 0 then 'won' when n % 10 = 0 then 'spam' when n % 3 = 0 then 'contacted' else 'new' end,
    array_remove(array['Common', case when n % 10 = 0 then 'Often' end, case when n % 1000 = 0 then 'Seldom' end, case when n % 9973 = 0 then 'rare' end], null),
    case when n % 4 = 0 then 1 + n % 19 end,
    case when n % 500 = 0 then now() end,
    now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n;

  insert into imports (id) values (${uuidOf("'import'")});
  insert into lead_origins (origin, lead_id, import_id)
  select md5('origin' || n), n, ${uuidOf("'import'")} from generate_series(1, ${leads}) n;

  insert into conversations
    (id, visitor_token_hash, visitor_token_expires_at, lead_id, mode, holder_id, turn, answered_turn, last_seq,
     heard_seq, learnt_seq, waiting_since, deleted_at, started_from, created_at, active_at)
  select ${uuidOf(`'conversation' || n`)}, 'token' || n, now() + interval '1 day', n,
    case when n % 2000 = 0 then 'human' when n % 3 = 0 then 'closed' else 'assistant' end,
    case when n % 2000 = 0 then 1 + n / 2000 % 20 end, 2, 2, case when n % 10 = 1 then 0 else 3 end, 3, 3,
    case when n % 4000 = 0 then now() - interval '1 hour' end, case when n % 500 = 0 then now() end,
    'address' || n % 100, now() - make_interval(secs => n * 300), now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n;

  insert into messages (id, conversation_id, seq, turn, role, content, author_id, created_at)
  select ${uuidOf(`'message' || n || ' ' || seq`)}, ${uuidOf(`'conversation' || n`)}, seq, seq,
    (array['visitor', 'assistant', 'agent'])[seq], 'We need a new web site by March.',
    case when seq = 3 then 1 + n % 19 end, now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n, generate_series(1, 3) seq
  where n % 10 <> 1;

  insert into answer_ratings (message_id, verdict, author_id, created_at, done_at)
  select ${uuidOf(`'message' || n || ' 2'`)}, case when n % 2 = 0 then 'wrong' else 'good' end, 1 + n % 19,
    now() - make_interval(secs => n * 300), case when n % 100 <> 0 then now() - make_interval(secs => n * 299) end
  from generate_series(1, ${leads}) n where n % 10 <> 1;

  insert into refused_facts (id, conversation_id, seq, field, value, quote, reason)
  select ${uuidOf(`'refused' || n`)}, ${uuidOf(`'conversation' || n`)}, 1, 'budget', '900000 EUR', '900 000', 'not_said'
  from generate_series(1, ${leads}) n;

  insert into drafts (conversation_id, turn, text)
  select id, turn, 'Here is' from conversations;

  insert into reads (admin_id, conversation_id, seq)
  select 1, id, 2 from conversations;

  insert into facts (id, lead_id, conversation_id, field, value, by, message_id, quote, quote_start, quote_end)
  select ${uuidOf(`'fact' || n`)}, n, ${uuidOf(`'conversation' || n`)}, 'need', 'a new web site', 'visitor',
    ${uuidOf(`'message' || n || ' 1'`)}, 'a new web site', 8, 22
  from generate_series(1, ${leads}) n
  where n % 10 <> 1;

  insert into score_changes (id, lead_id, cause, before, after, criteria, rubric_version)
  select ${uuidOf(`'score' || n`)}, n, 'facts', null, 21, '[]', 1 from generate_series(1, ${leads}) n;

  insert into follow_ups
    (id, kind, conversation_id, message_id, quote, quote_start, asked_at, due_at, status, closed_at, closed_by)
  select ${uuidOf(`kind || n`)}, kind, ${uuidOf(`'conversation' || n`)}, ${uuidOf(`'message' || n || ' 1'`)},
    'a new web site', 8, now() - make_interval(secs => n * 300), now() - make_interval(secs => n * 300),
    case when n % 10 = 0 then 'open' when n % 7 = 0 then 'dismissed' when kind = 'question' then 'answered' else 'done' end,
    case when n % 10 > 0 then now() - make_interval(secs => n * 200) end, case when n % 10 > 0 then 1 + n % 19 end
  from generate_series(1, ${leads}) n, unnest(array['question', 'call_back']) kind
  where n % 10 <> 1;

  insert into follow_ups
    (id, kind, conversation_id, message_id, quote, quote_start, asked_at, due_at, status, closed_at)
  select ${uuidOf(`'copy' || n`)}, 'copy', ${uuidOf(`'conversation' || n`)}, ${uuidOf(`'message' || n || ' 1'`)},
    'a new web site', 8, now() - make_interval(secs => n * 300), now() - make_interval(secs => n * 300),
    case when n % 100 = 0 then 'open' else 'done' end, case when n % 100 > 0 then now() - make_interval(secs => n * 200) end
  from generate_series(1, ${leads}) n
  where n % 10 <> 1;

  insert into copy_consents
    (id, follow_up_id, conversation_id, address, message_id, words, given_at, awaits_staff, mailed_at, check_at)
  select ${uuidOf(`'consent' || n`)}, ${uuidOf(`'copy' || n`)}, ${uuidOf(`'conversation' || n`)},
    'person' || n || '@oka.test', ${uuidOf(`'message' || n || ' 1'`)}, 'a new web site',
    now() - make_interval(secs => n * 300), n % 2 = 0, case when n % 100 > 0 then now() end,
    case when n % 500 = 0 or n % 1000 = 300 then now() - interval '1 minute' end
  from generate_series(1, ${leads}) n
  where n % 10 <> 1;

  insert into notes (id, conversation_id, author_id, content)
  select ${uuidOf(`'note' || n`)}, ${uuidOf(`'conversation' || n`)}, 1 + n % 19, 'Called them.'
  from generate_series(1, ${leads}) n;

  insert into reports (lead_id, status, version)
  select n, 'ready', 1 from generate_series(1, ${leads}) n;

  insert into report_versions (lead_id, version, document, document_hash, prompt_version, model)
  select n, 1, '{}', '', '1', 'offline' from generate_series(1, ${leads}) n;

  insert into mails (id, purpose, kind, lead_id, "to", subject, html, text, status, created_at)
  select ${uuidOf(`'mail' || n`)}, 'report:' || n || ':1', case when n % 50 = 0 then 'reset' else 'report' end,
    case when n % 50 > 0 then n end, 'person' || n || '@oka.test', 'Your report', '<p>Here it is.</p>', 'Here it is.',
    case when n % 1000 = 0 then 'bounced' else 'sent' end,
    now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n;

  insert into mails (id, purpose, kind, "to", subject, html, text, status, created_at)
  select ${uuidOf(`'digest' || n`)}, 'calls:' || n, 'escalation', 'agent1@oka.test', '10 visitors wait',
    '<p>They wait.</p>', 'They wait.', 'sent', now() - make_interval(secs => n * 300)
  from generate_series(10, ${leads}, 10) n;

  insert into report_links (id, lead_id, expires_at)
  select ${uuidOf(`'link' || n`)}, n, now() from generate_series(1, ${leads}) n;

  insert into received_mails (id, state, "from", subject, conversation_id, created_at)
  select 'mailgun:' || n, 'stored', 'person' || n || '@oka.test', 'Re: Your report',
    case when n % 10 > 0 then ${uuidOf(`'conversation' || n`)} end, now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n;

  insert into mail_conversations (mail_id, conversation_id)
  select ${uuidOf(`'digest' || n`)}, ${uuidOf(`'conversation' || n - waiting`)}
  from generate_series(10, ${leads}, 10) n, generate_series(0, 9) waiting;

  insert into notifications (id, kind, admin_id, conversation_id, from_id, created_at, acknowledged_at, escalated_at)
  select ${uuidOf(`'call' || n`)},
    (array['hot_lead', 'person_requested', 'handed_over', 'mentioned'])[1 + n % 4],
    case when n % 4 > 1 then 1 + n % 19 end, ${uuidOf(`'conversation' || n`)}, 1,
    now() - make_interval(secs => n * 300),
    case when n % 5 > 0 then now() end, case when n % 5 = 0 and n % 4 < 3 then now() end
  from generate_series(1, ${leads}) n;

  insert into knowledge_articles (id, kind, locale, title, body, updated_by, updated_at)
  select ${uuidOf(`'article' || n`)}, case when n % 2 = 0 then 'answer' else 'page' end,
    case when n % 3 = 0 then 'fr' else 'en' end, 'Service ' || md5(n::text), 'Its text', 1 + n % 19,
    now() - make_interval(secs => n * 300)
  from generate_series(1, ${leads}) n;

  insert into knowledge_passages (id, article_id, position, locale, heading, content)
  select ${uuidOf(`'passage' || n`)}, ${uuidOf(`'article' || n`)}, 0, case when n % 3 = 0 then 'fr' else 'en' end,
    'Service ' || md5(n::text), 'The inspection of ' || md5((n % 50000)::text) || ' costs ' || n || ' € a year.'
  from generate_series(1, ${leads}) n;

  insert into knowledge_conflicts (passage_id, other_passage_id, reason, quote, other_quote)
  select ${uuidOf(`'passage' || n`)}, ${uuidOf(`'passage' || n + 1`)}, 'numbers', 'It costs 1 €.', 'It costs 2 €.'
  from generate_series(100, ${leads} - 1, 100) n;

  insert into model_usage (day, conversation_id, model, calls, prompt_tokens, completion_tokens)
  select current_date - n / 300, ${uuidOf(`'conversation' || n`)}, 'gpt-4o-mini', 20, 30000, 2000
  from generate_series(1, ${leads}) n
  union all
  select current_date - n, null, 'gpt-4o-mini', 6000, 9000000, 600000 from generate_series(0, ${leads} / 300) n;

  insert into events (id, name, admin_id, lead_id, conversation_id, data, created_at)
  select n,
    case when n % 20 = 0 then 'admin.role_changed' when n % 3 = 0 then 'conversation.replied' else 'lead.updated' end,
    case when n % 3 = 0 then 1 + n % 19 end, n, ${uuidOf(`'conversation' || n`)},
    case when n % 20 = 0 then jsonb_build_object('subjectId', 1 + n % 19) else '{}' end,
    now() - make_interval(secs => (${leads} - n) * 300)
  from generate_series(1, ${leads}) n;

  insert into event_details (event_id, salt, after)
  select id, 'salt', '{"name": "Person"}' from events where id % 2 = 0;

  insert into event_seals (number, event_id, key_id, sealed_at, drained, details, hash)
  select id, id, 'key', created_at, true, null, md5(id::text) from events;
`
