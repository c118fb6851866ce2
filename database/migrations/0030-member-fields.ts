import { type Kysely, sql } from 'kysely'

/** What a community wants to know of its members beside what everybody is asked. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table member_fields (
      community_id uuid not null constraint member_fields_community references communities on delete cascade,
      id           uuid not null,
      name         text not null constraint member_fields_name check (length(name) between 1 and 60),
      name_key     text not null collate "C",
      kind         text not null constraint member_fields_kind check (kind in ('text', 'choice', 'yes or no', 'date')),
      options      text[] not null default '{}',
      seen_by      text not null constraint member_fields_seen_by check (seen_by in ('leaders', 'neighbours')),
      filled_by    text not null constraint member_fields_filled_by check (filled_by in ('leaders', 'member')),
      created_at   timestamptz not null,
      removed_at   timestamptz,
      primary key (community_id, id),
      constraint member_fields_choices_have_options check ((kind = 'choice') = (cardinality(options) > 0))
    );
    comment on column member_fields.name_key is 'The name without case and accents: no two fields share it.';
    comment on column member_fields.seen_by is 'Neighbours: whoever may open a profile; leaders: who may manage members.';
    comment on column member_fields.filled_by is 'Member: the person too; leaders always may.';
    comment on column member_fields.removed_at is 'Its values stay with it until it is brought back.';
    create unique index member_fields_once on member_fields (community_id, name_key) where removed_at is null;
    select fence_table('member_fields');
    grant select, insert, update on member_fields to communitrak_app;

    create table member_field_values (
      community_id uuid not null constraint member_field_values_community references communities on delete cascade,
      member_id    uuid not null,
      field_id     uuid not null,
      value        text not null constraint member_field_values_size check (length(value) <= 200),
      written_at   timestamptz not null,
      primary key (community_id, member_id, field_id),
      constraint member_field_values_member foreign key (community_id, member_id) references members,
      constraint member_field_values_field foreign key (community_id, field_id) references member_fields
    );
    comment on column member_field_values.value is 'Of a date the ISO day; of yes or no, one of the two words; empty: it was emptied.';
    select fence_table('member_field_values');
    grant select, insert, update on member_field_values to communitrak_app`.execute(db)
}
