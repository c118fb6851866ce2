import { data } from 'react-router'
import { whoTalks } from '#app/asker.ts'
import { house } from '#app/context.ts'
import { download } from '#app/download.ts'
import { isId } from '#app/ids.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { readAttachment } from '#domain/conversations/read-attachment.ts'
import type { Route } from './+types/file.ts'

/** A file of one's own conversation. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { asker } = await whoTalks(context, params)
  const found = asker && isId(params.fileId) && (await findConversation(db, asker))
  if (!found) throw data(null, 404)
  const { conversationId } = found
  const file = await readAttachment(db, asker, { conversationId, fileId: params.fileId })
  if (!file) throw data(null, 404)
  return download(file)
}
