import { Form, Link } from 'react-router'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import type { GrantFaults, TypedGranting } from './read-granting.ts'
import type { ShownCommunity } from './show-community.ts'
import { communityWords } from './words.ts'

type AccessFormProps = Pick<ShownCommunity, 'slug' | 'leaders' | 'running'> & {
  typed?: TypedGranting
  faults?: GrantFaults
}

/** The way in at the word of a leader; for who is in, the way there and out again. */
export function AccessForm({ slug, leaders, running, typed, faults = {} }: AccessFormProps) {
  const say = useWords(communityWords)
  const error = (fault: keyof GrantFaults) => faults[fault] && say(faults[fault])
  if (running) return <Inside slug={slug} {...running} />
  if (leaders.length === 0) return null
  return (
    <section className="card">
      <h2>{say('access')}</h2>
      <p>{say('accessBody')}</p>
      <Form className="form" method="post">
        <SelectField
          name="leader"
          label={say('leader')}
          error={error('leader')}
          defaultValue={typed?.leader ?? ''}
        >
          <option value="">{say('choose')}</option>
          {leaders.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextArea
          name="purpose"
          label={say('purpose')}
          hint={say('purposeHint')}
          error={error('purpose')}
          defaultValue={typed?.purpose}
          maxLength={300}
          rows={3}
        />
        <TextField
          name="hours"
          label={say('hours')}
          hint={say('hoursHint')}
          error={error('hours')}
          defaultValue={typed?.hours ?? '4'}
          inputMode="numeric"
          maxLength={3}
        />
        <div>
          <button className="button primary" type="submit">
            {say('enter')}
          </button>
        </div>
      </Form>
    </section>
  )
}

function Inside({ slug, leader, until }: { slug: string; leader: string; until: string }) {
  const say = useWords(communityWords)
  return (
    <section className="card">
      <p>
        <strong>{say('inside', { leader, until })}</strong>
      </p>
      <div className="beside">
        <Link className="button primary" to={`/c/${slug}`}>
          {say('go')}
        </Link>
        <Form method="post" action={`/support/communities/${slug}/end`}>
          <button className="button quiet" type="submit">
            {say('end')}
          </button>
        </Form>
      </div>
    </section>
  )
}
