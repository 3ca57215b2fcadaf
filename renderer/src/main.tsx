// The window's first step: find the host, then draw. Style sheets come before our code, so that ours win over the library's.
import './noGeneratedCode'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './fonts.css'
import './theme.css'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/fr'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { App } from './App'
import { hashOf, useHashPath, useHashSearch } from './address'
import { connect } from './client/bridge'
import { setConnection } from './client/connection'
import { createQueryClient, followOtherTabs } from './client/query'
import { allowStyleElements } from './nonce'
import { CrashScreen } from './screens/shell/CrashScreen'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id “root”.')

allowStyleElements()
// Before the router reads the address: the loopback host hands over its token there, and connect() takes it out.
setConnection(connect())

const queries = createQueryClient()
followOtherTabs(queries)

createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <QueryClientProvider client={queries}>
        <Router hook={useHashPath} searchHook={useHashSearch} hrefs={hashOf}>
          <App />
        </Router>
      </QueryClientProvider>
    </CrashScreen>
  </StrictMode>,
)
