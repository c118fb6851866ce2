import { prefix, type RouteConfig, route } from '@react-router/dev/routes'

/** What agents do in the support console, behind its gate. */
export const supportRoutes = [
  ...prefix('support', [
    route('', 'pages/support/queue.tsx'),
    route('events', 'pages/support/queue-events.ts'),
    ...prefix('conversations/:conversationId', [
      route('', 'pages/support/conversation.tsx'),
      route('events', 'pages/support/conversation-events.ts'),
      route('answer', 'pages/support/answer.tsx'),
      route('note', 'pages/support/note.tsx'),
      route('insert', 'pages/support/insert.tsx'),
      route('assign', 'pages/support/assign.ts'),
      route('close', 'pages/support/close.ts'),
      route('reopen', 'pages/support/reopen.ts'),
      route('seen', 'pages/support/seen.ts'),
      route('typing', 'pages/support/typing.ts'),
      route('files/:fileId', 'pages/support/file.ts'),
      route('files/:fileId/roster', 'pages/support/bring-roster.ts'),
    ]),
    route('replies', 'pages/support/replies.tsx'),
    route('replies/:replyId', 'pages/support/reply.tsx'),
    route('replies/:replyId/delete', 'pages/support/reply-delete.ts'),
    route('articles', 'pages/support/articles.tsx'),
    route('communities', 'pages/support/communities.tsx'),
    route('communities/:slug', 'pages/support/community.tsx'),
    route('communities/:slug/end', 'pages/support/end.ts'),
  ]),
] satisfies RouteConfig
