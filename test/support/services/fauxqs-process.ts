import { buildApp } from 'fauxqs'
import { PersistenceManager } from '../../../node_modules/fauxqs/dist/persistence.js'
import { S3Store } from '../../../node_modules/fauxqs/dist/s3/s3Store.js'
import { SnsStore } from '../../../node_modules/fauxqs/dist/sns/snsStore.js'
import { SqsStore } from '../../../node_modules/fauxqs/dist/sqs/sqsStore.js'

// An emulator of SQS and S3 in a process of its own: `node fauxqs-process.ts PORT FOLDER`. Put together here, as its own
// command listens on every address and takes no files above 11 MB.
const [port, folder = ''] = process.argv.slice(2)
const disk = new PersistenceManager(folder)
const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() }
// A message that is handed back cannot be written down, and is lost over it; so on disk it stays one that was taken.
disk.updateMessageReady = () => {}
disk.load(stores.sqsStore, stores.snsStore, stores.s3Store)
for (const store of [...Object.values(stores), ...stores.sqsStore.allQueues()]) store.persistence = disk

const app = buildApp({ logger: false, host: '127.0.0.1', stores })
app.removeContentTypeParser('*')
app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 64 * 1024 ** 2 }, (_request, body, done) =>
  done(null, body),
)
// It would believe any key; here one is none of its own.
app.addHook('onRequest', async (request, reply) => {
  if (!request.headers.authorization?.includes('Credential=unknown/')) return
  await reply.code(403).type('application/x-amz-json-1.0').send({
    __type: 'com.amazon.coral.service#UnrecognizedClientException',
    message: 'The token is invalid.',
  })
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
console.log('ready')
