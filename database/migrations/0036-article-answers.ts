import { type Kysely, sql } from 'kysely'

/** Whether articles answered the questions of those who read them. It belongs to no community. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table article_answers (
      article     text not null constraint article_answers_article check (article ~ '^[a-z-]{1,60}$'),
      answered_by text not null constraint article_answers_by check (length(answered_by) between 1 and 64),
      locale      text not null constraint article_answers_locale check (locale ~ '^[a-z]{2}$'),
      helped      boolean not null,
      answered_at timestamptz not null default now(),
      primary key (article, answered_by)
    );
    comment on table article_answers is 'What readers of help articles answered to “Did this answer your question?”.';
    comment on column article_answers.answered_by is
      'The fingerprint of an account or a browser under the server key: it tells people apart, and not who they are.';
    grant select, insert, update on article_answers to communitrak_app`.execute(db)
}
