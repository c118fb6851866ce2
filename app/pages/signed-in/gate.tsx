import { createTheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { Outlet, redirect } from 'react-router'
import { session, visit } from '#app/context.ts'
import type { RouteHandle } from '#app/interactive.ts'
import { ownPhoto } from '#app/photo.ts'
import { signedIn } from '#app/signed-in.ts'
import { isLocale } from '#app/words/locale.ts'
import type { Route } from './+types/gate.ts'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Notification.css'
import '@mantine/core/styles/Stepper.css'
import '@mantine/notifications/styles.css'
import '#app/ui/buttons.css'
import '#app/ui/forms.css'
import '#app/ui/public.css'
import '#app/ui/shell.css'
import '#app/ui/page-head.css'
import '#app/ui/mantine.css'

export const handle: RouteHandle = { interactive: true }

/** Nobody passes without a session; they come back here after they have signed in. The pages speak their language. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, url }) => {
    const found = await signedIn(context)
    if (!found) throw redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
    context.set(session, found)
    if (isLocale(found.locale)) context.get(visit).locale = found.locale
  },
]

export function loader({ context }: Route.LoaderArgs) {
  const { name, email, photoId } = context.get(session)
  return { person: { name, email, photo: ownPhoto(photoId) }, nonce: context.get(visit).nonce }
}

const theme = createTheme({
  defaultRadius: 'md',
  fontSizes: { xs: '0.95rem', sm: '1rem', md: '1.0625rem', lg: '1.15rem', xl: '1.3rem' },
})

/** Everything interactive lives here; the pages outside are plain HTML. */
export default function Gate({ loaderData }: Route.ComponentProps) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      getStyleNonce={() => loaderData.nonce}
    >
      <script nonce={loaderData.nonce}>{followScheme}</script>
      <Outlet />
      <Notifications position="top-center" autoClose={8000} />
    </MantineProvider>
  )
}

/** Tells Mantine, before the page is painted, whether the person's device is light or dark. */
const followScheme =
  "matchMedia('(prefers-color-scheme: dark)').matches&&document.documentElement.setAttribute('data-mantine-color-scheme','dark')"
