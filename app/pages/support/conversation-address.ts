import { data, type Params, redirect } from 'react-router'

/** The page of the conversation that an address is about. */
export function conversationPage({ conversationId }: Params): string {
  return `/support/conversations/${conversationId}`
}

/** What a page says of itself when it is opened again. */
export type News = 'unread' | 'writtenMeanwhile' | 'goneAgent'

/** Back to the conversation, after something was done about it or was not. */
export function backTo(params: Params, news?: News) {
  return redirect(conversationPage(params) + (news ? `?news=${news}` : ''), 303)
}

type Refused = { ok: false; refusal: { because: string } }

/** Where an operation leads: back to the conversation, with news of why not; 404 where there is none. */
export function leadBack(
  params: Params,
  outcome: { ok: true } | Refused,
  newsOf: Readonly<Record<string, News>> = {},
) {
  if (outcome.ok) return backTo(params)
  const news = newsOf[outcome.refusal.because]
  if (!news) throw data(null, 404)
  return backTo(params, news)
}
