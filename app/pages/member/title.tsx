import { data, Form, Link, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { changeTitle } from '#domain/members/change-title.ts'
import { readTitle } from '#domain/members/title.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/title.ts'
import { loadMember } from './load-member.ts'
import { memberPage, nextOf } from './member-page.ts'
import { memberWords } from './words.ts'
import './member.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'change member role')
  const { name, title } = await loadMember(context, params)
  return {
    name,
    typed: title ?? '',
    next: nextOf(params, url.searchParams.get('next')),
  }
}

/** Gives somebody another title, or none. Whoever asks to *stay* is told that it is saved, and led nowhere. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'change member role')
  const { memberId } = params
  const { title: typed, next: given, stay } = await readForm(request, ['title', 'next', 'stay'])
  if (!isId(memberId)) throw data(null, 404)
  const { name } = await loadMember(context, params)
  const next = nextOf(params, given || null)
  const title = readTitle(typed)
  const say = sayIn(context.get(visit).locale, memberWords)
  if (title === null) {
    const error = say('wrongTitle')
    return data({ name, typed, next, error, fault: 'wrongTitle' as const, refused: null }, 400)
  }
  const outcome = await changeTitle(context.get(house).db, by, { memberId, title })
  if (outcome.ok && stay) return data({ saved: true as const })
  if (outcome.ok) return redirect(next === memberPage(params) ? `${next}?told=changed` : next, 303)
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  const error = say('left already', { name })
  return data({ name, typed, next, error, fault: null, refused: 'left already' as const }, 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', memberWords)
  return pageTitle(say('titleTitle', { name: loaderData?.name ?? '' }))
}

export default function Title({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(memberWords)
  const answer = actionData && 'error' in actionData ? actionData : null
  const { name, typed, next } = answer ?? loaderData
  const refused = answer?.refused
  return (
    <section className="card profile">
      <h1>{say('titleTitle', { name })}</h1>
      {refused && (
        <Notice kind="error" help="roles">
          {say(refused, { name })}
        </Notice>
      )}
      <Form className="form" method="post" action={`${memberPage(params)}/title`}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="title"
          label={say('title')}
          hint={say('titleHint')}
          error={answer?.fault ? say(answer.fault) : undefined}
          defaultValue={typed}
          autoComplete="off"
        />
        <div className="beside">
          <SubmitButton>{say('save')}</SubmitButton>
          <Link className="button quiet" to={next}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}
