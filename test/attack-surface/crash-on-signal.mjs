// Loaded into a process before all else: a promise is rejected, with nobody to catch it, when SIGUSR2 comes.
process.on('SIGUSR2', () => void Promise.reject(new Error(process.env.CRASH_MESSAGE)));
