import type postgres from 'postgres'

/**
 * Fills a database with passages, a tenth as many articles, and brings its statistics up to date. As in
 * real text, some words stand in every passage, some in a tenth, a hundredth or a thousandth of them, and many in one.
 */
export async function fillKnowledge(sql: postgres.Sql, passages: number): Promise<void> {
  await sql.unsafe(`
    insert into knowledge_articles (id, kind, locale, title, body)
    select md5('themed' || n)::uuid, 'page', case when n % 2 = 0 then 'fr' else 'en' end, 'Article ' || n, ''
    from generate_series(1, ${passages / 10}) n;

    insert into knowledge_passages (id, article_id, position, locale, heading, content)
    select md5('themed passage' || n)::uuid, md5('themed' || 1 + n / 10 % ${passages / 10})::uuid, n % 10,
      case when (1 + n / 10 % ${passages / 10}) % 2 = 0 then 'fr' else 'en' end,
      'Article about theme' || n % 1000,
      'Our audit costs euros, tenth' || n % 10 || ', hundredth' || n % 100 || ', thousandth' || n % 1000
        || ', and ' || translate(md5(n::text), '0123456789', 'ghijklmnop') || ' is the price.'
    from generate_series(0, ${passages - 1}) n`)
  await sql`vacuum analyze knowledge_articles, knowledge_passages, knowledge_words`
}
