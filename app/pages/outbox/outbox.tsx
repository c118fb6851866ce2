import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { listKeptMessages } from '#domain/deliveries/kept-messages.ts'
import type { Route } from './+types/outbox.ts'

/** Messages of an installation without a mail server, for this machine. For others there is no such page. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, key, keepsMessages } = context.get(house)
  const { address } = context.get(visit).device
  if (!keepsMessages || (address !== '127.0.0.1' && address !== '::1')) throw data(null, 404)
  const to = url.searchParams.get('to')
  const messages = await listKeptMessages(db, key)
  return messages
    .filter((message) => to === null || message.to === to)
    .map(({ id, keptAt, to, subject, text }) => ({
      id,
      to,
      subject,
      text,
      at: keptAt.toISOString(),
    }))
}

export function meta() {
  return [{ title: 'Outbox · Communitrak' }]
}

export default function Outbox({ loaderData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/dev/outbox" broad>
      <h1>Outbox</h1>
      <p className="soft">
        This installation has no mail server (SMTP_URL). The last hundred messages are kept here,
        newest first; nobody else can see this page.
      </p>
      {loaderData.length === 0 && (
        <div className="card">
          <p>No message yet. Invite somebody, or sign up.</p>
        </div>
      )}
      {loaderData.map(({ id, to, subject, text, at }) => (
        <article className="card" key={id} id={id}>
          <h2>{subject}</h2>
          <p className="soft">
            To {to}, {at}
          </p>
          <pre className="message">
            <Linked text={text} />
          </pre>
        </article>
      ))}
    </PublicFrame>
  )
}

/** The text with its addresses as links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s\]]+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
