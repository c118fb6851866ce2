import { data } from 'react-router'
import { house } from '#app/context.ts'
import { download } from '#app/download.ts'
import { isId } from '#app/ids.ts'
import { readAttachment } from '#domain/conversations/read-attachment.ts'
import type { Route } from './+types/file.ts'
import { ownConversation } from './own-conversation.ts'

/** A file of one's own conversation. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { fileId } = params
  const own = isId(fileId) ? await ownConversation(context, params) : null
  if (!own) throw data(null, 404)
  const { asker, conversationId } = own
  const file = await readAttachment(context.get(house).db, asker, { conversationId, fileId })
  if (!file) throw data(null, 404)
  return download(file)
}
