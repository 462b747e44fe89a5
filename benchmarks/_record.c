/* Records what a process asks of the disk, in order, for files under one folder.

   Preloaded before the C library: open, write, truncate, sync, unlink and rename are
   carried out as ever and then noted in a log. Nothing else is touched. Environment:
   RECORD_UNDER is the folder, RECORD_LOG the log. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
static char *names[MOST];
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *under(void) { return getenv("RECORD_UNDER"); }

/* One record: kind, length of name, name, offset, length of data, data. */
static void note(char kind, const char *name, int64_t offset, const void *data, int64_t size) {
    int saved = errno;
    if (log_fd < 0) {
        const char *path = getenv("RECORD_LOG");
        if (!path) return;
        log_fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    uint32_t name_size = strlen(name);
    struct iovec parts[] = {
        {&kind, 1}, {&name_size, 4}, {(void *)name, name_size},
        {&offset, 8}, {&size, 8}, {(void *)data, data ? size : 0}};
    syscall(SYS_writev, log_fd, parts, 6);
    errno = saved;
}

static void opened(int fd, const char *path, int flags) {
    char full[PATH_MAX];
    if (fd < 0 || fd >= MOST || !under()) return;
    if (!realpath(path, full) || strncmp(full, under(), strlen(under())) != 0) return;
    struct stat found;
    if (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
        if (S_ISDIR(found.st_mode)) { names[fd] = strdup(full); }
        return;
    }
    pthread_mutex_lock(&lock);
    free(names[fd]);
    names[fd] = strdup(full);
    note(flags & O_TRUNC ? 'T' : 'O', full, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define OPEN(symbol) \
    int symbol(const char *path, int flags, ...) { \
        REAL(int, #symbol, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int fd = real(path, flags, mode); opened(fd, path, flags); return fd; }
OPEN(open)
OPEN(open64)

#define OPENAT(symbol) \
    int symbol(int at, const char *path, int flags, ...) { \
        REAL(int, #symbol, int, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int fd = real(at, path, flags, mode); opened(fd, path, flags); return fd; }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    REAL(int, "close", int);
    if (fd >= 0 && fd < MOST && names[fd]) { free(names[fd]); names[fd] = NULL; }
    return real(fd);
}

#define KNOWN(fd) ((fd) >= 0 && (fd) < MOST && names[fd])

#define PWRITE(symbol) \
    ssize_t symbol(int fd, const void *data, size_t size, off_t offset) { \
        REAL(ssize_t, #symbol, int, const void *, size_t, off_t); \
        pthread_mutex_lock(&lock); \
        ssize_t done = real(fd, data, size, offset); \
        if (done > 0 && KNOWN(fd)) note('W', names[fd], offset, data, done); \
        pthread_mutex_unlock(&lock); return done; }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!KNOWN(fd)) return real(fd, data, size);
    pthread_mutex_lock(&lock);
    ssize_t done = real(fd, data, size);
    if (done > 0) note('W', names[fd], lseek(fd, 0, SEEK_CUR) - done, data, done);
    pthread_mutex_unlock(&lock);
    return done;
}

#define TRUNCATE(symbol) \
    int symbol(int fd, off_t size) { \
        REAL(int, #symbol, int, off_t); \
        pthread_mutex_lock(&lock); \
        int done = real(fd, size); \
        if (done == 0 && KNOWN(fd)) note('C', names[fd], size, NULL, 0); \
        pthread_mutex_unlock(&lock); return done; }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(symbol) \
    int symbol(int fd) { \
        REAL(int, #symbol, int); \
        int done = real(fd); \
        pthread_mutex_lock(&lock); \
        if (done == 0 && KNOWN(fd)) note('S', names[fd], 0, NULL, 0); \
        pthread_mutex_unlock(&lock); return done; }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    char full[PATH_MAX];
    int ours = under() && realpath(path, full) && strncmp(full, under(), strlen(under())) == 0;
    pthread_mutex_lock(&lock);
    int done = real(path);
    if (done == 0 && ours) note('U', full, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}
