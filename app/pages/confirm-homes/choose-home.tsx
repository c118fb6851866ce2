import { Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { readSearch } from '#app/search-question.ts'
import { Facts } from '#app/ui/facts.tsx'
import { FindForm } from '#app/ui/find-form.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readDwellers } from '#domain/households/list-dwellers.ts'
import { findById } from '#domain/properties/find-by-home.ts'
import { findProperties } from '#domain/properties/find-properties.ts'
import type { Route } from './+types/choose-home.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { loadClaim } from './shown-claims.ts'
import { confirmWords } from './words.ts'
import './confirm-homes.css'

/** The homes that fit what is searched, or the chosen one with those who live there. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const claim = await loadClaim(context, params)
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const search = readSearch(url.searchParams)
  const wanted = url.searchParams.get('property')
  const property = isId(wanted) ? await findById(db, by, wanted) : null
  const households = property ? await readDwellers(db, by, { propertyId: property.id }) : []
  const chosen = property && { ...property, households }
  const { properties, more } = await findProperties(db, by, { search })
  return { claim, search, chosen, properties, more, fault: url.searchParams.has('again') }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', confirmWords)('elsewhere'))
}

/** Another home than the one somebody told: found by search, confirmed with who lives there. */
export default function ChooseHome({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(confirmWords)
  const { claim, chosen, fault } = loaderData
  const base = `/c/${params.slug}/invitations/confirm`
  return (
    <>
      <div className="page-head">
        <h1>{say('chooseTitle', { name: claim.name })}</h1>
      </div>
      <div className="claims">
        {chosen && (
          <section className="card">
            <Facts facts={[[say('chosen'), chosen.home]]} />
            <ConfirmForm
              base={base}
              claim={claim}
              households={chosen.households}
              propertyId={chosen.id}
              fault={fault}
            />
          </section>
        )}
        <Find {...loaderData} />
        <div className="beside">
          <Link className="button plain" to={base}>
            {say('back')}
          </Link>
        </div>
      </div>
    </>
  )
}

type FindProps = Route.ComponentProps['loaderData']

function Find({ claim, search, properties, more }: FindProps) {
  const say = useWords(confirmWords)
  return (
    <section className="card">
      <p>{say('told', { home: claim.home })}</p>
      <FindForm search={search} label={say('find')} button={say('findDo')} />
      <ul className="homes-found">
        {properties.map(({ id, home }) => (
          <li key={id}>
            {home}{' '}
            <Link
              className="button plain"
              to={`?${new URLSearchParams({ search, property: id })}`}
              aria-label={`${say('choose')}: ${home}`}
            >
              {say('choose')}
            </Link>
          </li>
        ))}
      </ul>
      {properties.length === 0 && <p role="status">{say('noneFound')}</p>}
      {more && <p className="hint soft">{say('moreHomes')}</p>}
    </section>
  )
}
