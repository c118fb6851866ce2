import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('pages/welcome/welcome.tsx'),
  route('start', 'pages/start/start.tsx'),

  ...prefix('join', [
    route('resident', 'pages/join/resident.tsx'),
    route('resident/other-code', 'pages/join/other-code.ts'),
    route('resident/sign-up', 'pages/join/sign-up.tsx'),
    route('resident/join', 'pages/join/join.tsx'),
    route('resident/ask-proof', 'pages/join/ask-proof.tsx'),
    route('resident/ask-leader', 'pages/join/ask-leader.tsx'),
    route('prove/:token', 'pages/join/prove.tsx'),
    route(':code', 'pages/join/follow-link.tsx'),
  ]),

  ...prefix('verify-email', [
    index('pages/verify/enter-code.tsx'),
    route('resend', 'pages/verify/resend.ts'),
    route(':token', 'pages/verify/follow-link.tsx'),
  ]),

  route('sign-in', 'pages/sign-in/sign-in.tsx'),
  route('sign-out', 'pages/sign-in/sign-out.ts'),
  route('opening-soon', 'pages/opening-soon/opening-soon.tsx'),
  route('forgot-password', 'pages/password/forgot.tsx'),
  route('reset-password', 'pages/password/reset.tsx'),
  route('logo/:communityId', 'pages/logo/logo.ts'),
  route('language', 'pages/language/language.ts'),
  route('dev/outbox', 'pages/outbox/outbox.tsx'),

  layout('pages/signed-in/gate.tsx', [
    route('communities', 'pages/communities/communities.tsx'),
    route('account', 'pages/account/account.tsx'),
    route('account/language', 'pages/account/language.ts'),
    route('c/:slug', 'pages/community/community.tsx', [
      index('pages/home/home.tsx'),
      route('notices/told', 'pages/home/told.ts'),
      route('notices/:noticeId/settle', 'pages/home/settle.ts'),
      route('members', 'pages/members/members.tsx', [
        route('invite', 'pages/invite/steps.tsx'),
        route('invite/send', 'pages/invite/send.tsx'),
        route('invite/sent/:invitationId', 'pages/invite/sent.tsx'),
        route('resend', 'pages/members/resend.tsx'),
        route('void', 'pages/members/void.tsx'),
      ]),
      route('members/invite/properties', 'pages/invite/find-properties.ts'),
      ...prefix('invitations/passes', [
        index('pages/passes/passes.tsx'),
        route('blank', 'pages/passes/blank.tsx'),
        route('for-homes', 'pages/passes/for-homes.tsx'),
        route(':batchId', 'pages/passes/batch.tsx'),
        route(':batchId/print', 'pages/passes/print.ts'),
        route(':batchId/void', 'pages/passes/void.tsx'),
      ]),
    ]),
  ]),

  route('*', 'pages/not-found/not-found.tsx'),
] satisfies RouteConfig
