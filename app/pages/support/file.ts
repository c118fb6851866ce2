import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { download } from '#app/download.ts'
import { isId } from '#app/ids.ts'
import { readAttachmentForSupport } from '#domain/conversations/read-attachment-for-support.ts'
import type { Route } from './+types/file.ts'

/** One file of a conversation, as a download. */
export async function loader({ context, params: { conversationId, fileId } }: Route.LoaderArgs) {
  const wanted = isId(conversationId) && isId(fileId) ? { conversationId, fileId } : null
  const file =
    wanted && (await readAttachmentForSupport(context.get(house).db, context.get(agent), wanted))
  if (!file) throw data(null, 404)
  return download(file)
}
