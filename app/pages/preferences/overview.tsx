import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import { preferencesWords } from './words.ts'
import '#app/ui/settings.css'
import './preferences.css'

type Chosen = {
  name: string
  /** The address and town in one line. */
  place: string
  /** What people call the clocks there. */
  clock: string
  locale: string
  logo: string | null
  color: string
  defaultRole: string
  invitationDays: number | null
  reminds: boolean
  confirmsOpenCodes: boolean
  /** Null: it is not drawn. */
  curtain: { waiting: number; until: string | null } | null
  asksTwoFactor: boolean
  mayChoose: boolean
}

type OverviewProps = { chosen: Chosen; base: string }

/** Everything that can be chosen, as it is, and the way to change each. */
export function Overview({ chosen, base }: OverviewProps) {
  const say = useWords(preferencesWords)
  const roleName = useRoleName()
  const { mayChoose, locale, clock, invitationDays } = chosen
  const toLook = say(mayChoose ? 'change' : 'look')
  const setting = (what: string, value: ReactNode, to: string) => (
    <Setting
      what={what}
      value={value}
      to={mayChoose ? `${base}/${to}` : null}
      todo={say('change')}
    />
  )
  return (
    <div className="preferences">
      <Section title={say('community')}>
        {setting(say('name'), chosen.name, 'name')}
        {setting(say('place'), `${chosen.place} · ${clock}`, 'place')}
        {setting(say('language'), say(locale === 'es' ? 'es' : 'en'), 'language')}
      </Section>
      <Section title={say('brand')}>
        {setting(say('logo'), <LogoOf name={chosen.name} logo={chosen.logo} />, 'logo')}
        {setting(say('color'), <Swatch color={chosen.color} />, 'color')}
      </Section>
      <Section title={say('invitations')}>
        {setting(say('defaultRole'), roleName(chosen.defaultRole), 'default-role')}
        {setting(
          say('validity'),
          invitationDays === null ? say('noEnd') : say('days', { days: invitationDays }),
          'validity',
        )}
        {setting(say('reminders'), say(chosen.reminds ? 'on' : 'off'), 'reminders')}
        {setting(
          say('openCodes'),
          say(chosen.confirmsOpenCodes ? 'confirms' : 'joins'),
          'open-codes',
        )}
        {setting(say('fields'), say('fieldsBody'), 'fields')}
      </Section>
      <Section title={say('opening')}>
        <Setting
          what={say('curtain')}
          value={<CurtainIs curtain={chosen.curtain} />}
          to={`${base}/black-curtain`}
          todo={toLook}
        />
      </Section>
      <Section title={say('safety')}>
        <Setting
          what={say('support')}
          value={say('supportBody')}
          to={`${base}/support`}
          todo={say('look')}
        />
        <Setting
          what={say('twoFactor')}
          value={say(chosen.asksTwoFactor ? 'needed' : 'notNeeded')}
          to={`${base}/two-factor`}
          todo={toLook}
        />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="settings">{children}</ul>
    </section>
  )
}

type SettingProps = { what: string; value: ReactNode; to: string | null; todo: string }

/** One preference as it is, and the way to it, if there is one. */
function Setting({ what, value, to, todo }: SettingProps) {
  return (
    <li>
      <div className="what">
        <p className="soft">{what}</p>
        <p>
          <strong>{value}</strong>
        </p>
      </div>
      {to && (
        <Link className="button quiet" to={to} aria-label={`${todo}: ${what}`}>
          {todo}
        </Link>
      )}
    </li>
  )
}

function LogoOf({ name, logo }: { name: string; logo: string | null }) {
  const say = useWords(preferencesWords)
  if (!logo) return say('noLogo')
  return <img className="logo" src={logo} alt={say('logoOf', { community: name })} />
}

function Swatch({ color }: { color: string }) {
  return (
    <span className="swatch-line">
      <span className="swatch" style={{ background: color }} aria-hidden="true" /> {color}
    </span>
  )
}

function CurtainIs({ curtain }: Pick<Chosen, 'curtain'>) {
  const say = useWords(preferencesWords)
  if (!curtain) return say('curtainOff')
  return curtain.until
    ? say('curtainUntil', { when: curtain.until })
    : say('curtainOn', { count: curtain.waiting })
}
