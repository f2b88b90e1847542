// A disk that can be cut off: loaded before the program (LD_PRELOAD), it writes down every change that the program makes below
// one folder, in order, and can end the program, or fail, at a chosen one. What a power cut would leave is reckoned from the
// record afterwards (forgotten-folder.ts).
//
//   FORGETFUL_ROOT   the folder, an absolute path without links
//   FORGETFUL_LOG    where the record goes; outside of the folder
//   FORGETFUL_FAULT  "kill N": SIGKILL at change N, which is in the record and was not made
//                    "fail ERRNO KINDS N M": changes N to M fail so, counted over those whose letter is in KINDS
//
// A record is a line and, for a write, so many bytes after it:
//   C inode path          a file was made         W inode offset length   bytes were written
//   T inode length        a file was cut          S inode                 a file was synced
//   M path                a folder was made       D path                  a folder was synced
//   U path                a name was removed      R length-of-from from to  a name was changed

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { mostDescriptors = 65536 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t rootLength;
static int record = -1;
static ino_t inodes[mostDescriptors];
static char *folders[mostDescriptors];
static long changes, counted, killAt, failFrom, failTo;
static int failWith;
static char failKinds[16];

static int (*realOpen)(const char *, int, ...);
static ssize_t (*realWrite)(int, const void *, size_t);
static ssize_t (*realPwrite)(int, const void *, size_t, off_t);
static int (*realTruncate)(int, off_t);
static int (*realFsync)(int);
static int (*realDatasync)(int);
static int (*realClose)(int);
static int (*realRename)(const char *, const char *);
static int (*realUnlink)(const char *);
static int (*realRmdir)(const char *);
static int (*realMkdir)(const char *, mode_t);

__attribute__((constructor)) static void begin(void) {
  realOpen = dlsym(RTLD_NEXT, "open");
  realWrite = dlsym(RTLD_NEXT, "write");
  realPwrite = dlsym(RTLD_NEXT, "pwrite");
  realTruncate = dlsym(RTLD_NEXT, "ftruncate");
  realFsync = dlsym(RTLD_NEXT, "fsync");
  realDatasync = dlsym(RTLD_NEXT, "fdatasync");
  realClose = dlsym(RTLD_NEXT, "close");
  realRename = dlsym(RTLD_NEXT, "rename");
  realUnlink = dlsym(RTLD_NEXT, "unlink");
  realRmdir = dlsym(RTLD_NEXT, "rmdir");
  realMkdir = dlsym(RTLD_NEXT, "mkdir");
  const char *log = getenv("FORGETFUL_LOG"), *fault = getenv("FORGETFUL_FAULT");
  root = getenv("FORGETFUL_ROOT");
  if (!root || !log) return;
  rootLength = strlen(root);
  if (fault) {
    sscanf(fault, "kill %ld", &killAt);
    sscanf(fault, "fail %d %15s %ld %ld", &failWith, failKinds, &failFrom, &failTo);
  }
  record = realOpen(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (record < 0) abort();
}

static int isOurs(const char *path) {
  return record >= 0 && path && strncmp(path, root, rootLength) == 0 && (path[rootLength] == '/' || !path[rootLength]);
}

// 0 where the descriptor is none of ours. One that was closed by other means than close() may be something else by now.
static ino_t inodeOf(int descriptor) {
  struct stat found;
  if (record < 0 || descriptor < 0 || descriptor >= mostDescriptors || inodes[descriptor] == 0) return 0;
  int kept = errno;
  int isStill = fstat(descriptor, &found) == 0 && found.st_ino == inodes[descriptor];
  errno = kept;
  return isStill && (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode)) ? inodes[descriptor] : 0;
}

static void put(const void *bytes, size_t length) {
  for (const char *at = bytes; length > 0;) {
    ssize_t written = realWrite(record, at, length);
    if (written <= 0) abort();
    at += written;
    length -= written;
  }
}

static void say(const void *bytes, size_t length, const char *format, ...) {
  char line[2 * PATH_MAX + 64];
  va_list values;
  va_start(values, format);
  int size = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  put(line, size);
  if (length > 0) put(bytes, length);
}

// Whether this change has to fail; errno says how. Does not return where the program ends here.
static int strikes(char kind) {
  changes += 1;
  if (killAt > 0 && changes == killAt) raise(SIGKILL);
  if (failWith == 0 || !strchr(failKinds, kind)) return 0;
  counted += 1;
  if (counted < failFrom || counted > failTo) return 0;
  errno = failWith;
  return 1;
}

// A change that may be under way when the power goes is written down before it is made; one that fails is not made.
#define CHANGE(kind, notedEarly, note, make)                \
  pthread_mutex_lock(&lock);                                 \
  int early = (notedEarly) && killAt == changes + 1;          \
  if (early) { note; }                                        \
  if (strikes(kind)) { pthread_mutex_unlock(&lock); return -1; } \
  make;                                                       \
  if (done >= 0) { int kept = errno; note; errno = kept; }    \
  pthread_mutex_unlock(&lock);                                \
  return done

static int opened(const char *path, int flags, mode_t mode) {
  if (!isOurs(path)) {
    int descriptor = realOpen(path, flags, mode);
    return descriptor;
  }
  struct stat found;
  pthread_mutex_lock(&lock);
  int wasThere = stat(path, &found) == 0;
  int makes = !wasThere && (flags & O_CREAT);
  int cuts = wasThere && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY && found.st_size > 0;
  if ((makes && strikes('C')) || (cuts && strikes('T')) ||
      (failWith == EROFS && !makes && !cuts && (flags & O_ACCMODE) != O_RDONLY && strikes('O'))) {
    pthread_mutex_unlock(&lock);
    return -1;
  }
  int descriptor = realOpen(path, flags, mode);
  int kept = errno;
  if (descriptor >= 0 && descriptor < mostDescriptors && fstat(descriptor, &found) == 0) {
    inodes[descriptor] = found.st_ino;
    free(folders[descriptor]);
    folders[descriptor] = S_ISDIR(found.st_mode) ? strdup(path) : NULL;
    if (makes) say(NULL, 0, "C %lu %s\n", (unsigned long)found.st_ino, path);
    if (cuts) say(NULL, 0, "T %lu 0\n", (unsigned long)found.st_ino);
  }
  pthread_mutex_unlock(&lock);
  errno = kept;
  return descriptor;
}

#define MODE(flags)                                          \
  mode_t mode = 0;                                           \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                   \
    va_list values;                                          \
    va_start(values, flags);                                 \
    mode = va_arg(values, mode_t);                           \
    va_end(values);                                          \
  }

int open(const char *path, int flags, ...) { MODE(flags) return opened(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return opened(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < mostDescriptors) {
    inodes[descriptor] = 0;
    free(folders[descriptor]);
    folders[descriptor] = NULL;
  }
  return realClose(descriptor);
}

static ssize_t writeAt(int descriptor, const void *bytes, size_t length, off_t offset) {
  ino_t inode = inodeOf(descriptor);
  ssize_t done = (ssize_t)length;
  CHANGE('W', 1, say(bytes, done, "W %lu %ld %ld\n", (unsigned long)inode, (long)offset, (long)done),
         done = realPwrite(descriptor, bytes, length, offset));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  if (inodeOf(descriptor) == 0) return realPwrite(descriptor, bytes, length, offset);
  return writeAt(descriptor, bytes, length, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite(descriptor, bytes, length, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  ino_t inode = inodeOf(descriptor);
  if (inode == 0) return realWrite(descriptor, bytes, length);
  struct stat found;
  int isAtEnd = fcntl(descriptor, F_GETFL) & O_APPEND;
  off_t offset = isAtEnd ? (fstat(descriptor, &found), found.st_size) : lseek(descriptor, 0, SEEK_CUR);
  ssize_t done = (ssize_t)length;
  CHANGE('W', 1, say(bytes, done, "W %lu %ld %ld\n", (unsigned long)inode, (long)offset, (long)done),
         done = realWrite(descriptor, bytes, length));
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int n = 0; n < count; n += 1) {
    ssize_t done = write(descriptor, parts[n].iov_base, parts[n].iov_len);
    if (done < 0) return all > 0 ? all : done;
    all += done;
    if ((size_t)done < parts[n].iov_len) break;
  }
  return all;
}

int ftruncate(int descriptor, off_t length) {
  ino_t inode = inodeOf(descriptor);
  if (inode == 0) return realTruncate(descriptor, length);
  int done = 0;
  CHANGE('T', 1, say(NULL, 0, "T %lu %ld\n", (unsigned long)inode, (long)length),
         done = realTruncate(descriptor, length));
}

int ftruncate64(int descriptor, off_t length) { return ftruncate(descriptor, length); }

static int synced(int descriptor, int (*make)(int)) {
  ino_t inode = inodeOf(descriptor);
  if (inode == 0) return make(descriptor);
  const char *folder = folders[descriptor];
  int done = 0;
  CHANGE('S', 0, folder ? say(NULL, 0, "D %s\n", folder) : say(NULL, 0, "S %lu\n", (unsigned long)inode),
         done = make(descriptor));
}

int fsync(int descriptor) { return synced(descriptor, realFsync); }
int fdatasync(int descriptor) { return synced(descriptor, realDatasync); }

int rename(const char *from, const char *to) {
  if (!isOurs(from) && !isOurs(to)) return realRename(from, to);
  int done = 0;
  CHANGE('R', 1, say(NULL, 0, "R %ld %s %s\n", (long)strlen(from), from, to), done = realRename(from, to));
}

int unlink(const char *path) {
  if (!isOurs(path)) return realUnlink(path);
  if (access(path, F_OK) != 0) return realUnlink(path);
  int done = 0;
  CHANGE('U', 1, say(NULL, 0, "U %s\n", path), done = realUnlink(path));
}

int rmdir(const char *path) {
  if (!isOurs(path)) return realRmdir(path);
  int done = 0;
  CHANGE('U', 0, say(NULL, 0, "U %s\n", path), done = realRmdir(path));
}

int remove(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 && S_ISDIR(found.st_mode) ? rmdir(path) : unlink(path);
}

int mkdir(const char *path, mode_t mode) {
  if (!isOurs(path)) return realMkdir(path, mode);
  if (access(path, F_OK) == 0) return realMkdir(path, mode);
  int done = 0;
  CHANGE('M', 1, say(NULL, 0, "M %s\n", path), done = realMkdir(path, mode));
}
