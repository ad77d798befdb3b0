/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A page of a scan at 600 dpi in colour is 140 MB; poppler holds a few of them. */
#define MEMORY_LIMIT ((rlim_t) 2 * 1024 * 1024 * 1024)

/* Seconds of the processor for one call. The window gives up sooner; this is
 * for when there is no window any more. */
#define TIME_LIMIT 30

/* Landlock's rules as of its sixth version; Debian 12's header knows the first
 * field. The kernel takes the fields that its own version has. */
typedef struct
{
  guint64 handled_access_fs;
  guint64 handled_access_net;
  guint64 scoped;
} LandlockRules;

/* The rights to files that each version of Landlock knows, from the first on. */
static const guint64 file_rights[] = {
  (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1, (1 << 15) - 1, (1 << 16) - 1,
};

/* What poppler, cairo, GDBus and the C library need once everything is open. */
static const int allowed_calls[] = {
  SCMP_SYS (read), SCMP_SYS (write), SCMP_SYS (readv), SCMP_SYS (writev), SCMP_SYS (pread64), SCMP_SYS (close),
  SCMP_SYS (fstat), SCMP_SYS (lseek), SCMP_SYS (mmap), SCMP_SYS (munmap), SCMP_SYS (mprotect), SCMP_SYS (mremap),
  SCMP_SYS (madvise), SCMP_SYS (brk), SCMP_SYS (futex), SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn), SCMP_SYS (sigaltstack), SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (eventfd2),
  SCMP_SYS (recvmsg), SCMP_SYS (sendmsg), SCMP_SYS (recvfrom), SCMP_SYS (sendto), SCMP_SYS (getsockopt),
  SCMP_SYS (getsockname), SCMP_SYS (getpeername), SCMP_SYS (shutdown), SCMP_SYS (set_robust_list), SCMP_SYS (rseq),
  SCMP_SYS (exit), SCMP_SYS (exit_group), SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (getuid), SCMP_SYS (geteuid),
  SCMP_SYS (getgid), SCMP_SYS (getegid), SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (clock_nanosleep),
  SCMP_SYS (nanosleep), SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_getattr), SCMP_SYS (sched_setattr), SCMP_SYS (getrandom), SCMP_SYS (getrusage), SCMP_SYS (setrlimit),
  SCMP_SYS (getrlimit), SCMP_SYS (fcntl), SCMP_SYS (dup), SCMP_SYS (restart_syscall), SCMP_SYS (sysinfo),
  SCMP_SYS (uname), SCMP_SYS (membarrier), SCMP_SYS (ftruncate),
#ifdef __SANITIZE_ADDRESS__
  /* How AddressSanitizer names a thread's memory and writes its report. */
  SCMP_SYS (getppid), SCMP_SYS (readlink), SCMP_SYS (getcwd), SCMP_SYS (arch_prctl),
#endif
};

static gboolean
set_limit (int    resource,
           rlim_t soft,
           rlim_t hard)
{
  struct rlimit limit = { soft, hard };

  return setrlimit (resource, &limit) == 0;
}

static IteamPdfWall
set_limits (void)
{
  IteamPdfWall walls = 0;

  /* What a page holds does not go to the disk when the worker dies of it. */
  prctl (PR_SET_DUMPABLE, 0);
  set_limit (RLIMIT_CORE, 0, 0);

#ifndef __SANITIZE_ADDRESS__
  /* AddressSanitizer reserves terabytes of addresses, so it runs without. */
  if (set_limit (RLIMIT_AS, MEMORY_LIMIT, MEMORY_LIMIT))
    walls |= ITEAM_PDF_WALL_MEMORY;
#endif
  if (set_limit (RLIMIT_CPU, TIME_LIMIT, RLIM_INFINITY))
    walls |= ITEAM_PDF_WALL_TIME;

  return walls;
}

static IteamPdfWall
enter_landlock (void)
{
  LandlockRules rules = { 0 };
  IteamPdfWall walls = 0;
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int fd;

  if (version < 1)
    return 0;

  rules.handled_access_fs = file_rights[MIN ((gsize) version, G_N_ELEMENTS (file_rights)) - 1];
  if (version >= 4)
    rules.handled_access_net = 3; /* TCP: to bind, to connect */
  if (version >= 6)
    rules.scoped = 3; /* abstract sockets and signals to others */

  fd = syscall (SYS_landlock_create_ruleset, &rules, version >= 6 ? 24 : version >= 4 ? 16 : 8, 0);
  if (fd < 0)
    return 0;
  if (syscall (SYS_landlock_restrict_self, fd, 0) == 0)
    walls = ITEAM_PDF_WALL_FILES | (version >= 4 ? ITEAM_PDF_WALL_NETWORK : 0);
  close (fd);

  return walls;
}

static gboolean
add_rules (scmp_filter_ctx filter)
{
  gboolean good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) == 0;

  /* The state of what is open already; not of a path. */
  good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 1,
                            SCMP_A3 (SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH)) == 0;
  /* Threads, not processes. What clone3 asks cannot be looked at: the C
   * library takes clone when it is not there. */
  good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                            SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0;
  good &= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0;
  /* Its own name, its own limits, and the end of itself only. */
  good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME)) == 0;
  good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A0 (SCMP_CMP_EQ, 0)) == 0;
  good &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, (guint64) getpid ())) == 0;

  return good;
}

static IteamPdfWall
enter_seccomp (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  IteamPdfWall walls = 0;

  if (filter == NULL)
    return 0;

  if (add_rules (filter) && seccomp_load (filter) == 0)
    walls = ITEAM_PDF_WALL_CALLS;
  seccomp_release (filter);

  return walls;
}

/**
 * iteam_pdf_sandbox_enter:
 *
 * Gives up, for good, everything but memory, time and what is open. To be called
 * while there is one thread: those that come later inherit it.
 *
 * Returns: the walls that stand; an older kernel has not all of them
 */
IteamPdfWall
iteam_pdf_sandbox_enter (void)
{
  IteamPdfWall walls = set_limits ();

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return walls;
  walls |= enter_landlock ();

  return walls | enter_seccomp ();
}

/* Past the C library, and so past the fonts that were opened before. */
static gboolean
try_open (const char *path,
          int         flags)
{
  int fd = syscall (SYS_openat, AT_FDCWD, path, flags, 0600);

  if (fd >= 0)
    close (fd);

  return fd >= 0;
}

static gboolean
try_socket (int family)
{
  int fd = syscall (SYS_socket, family, SOCK_STREAM, 0);

  if (fd >= 0)
    close (fd);

  return fd >= 0;
}

static gboolean
try_process (void)
{
  long pid = syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);

  if (pid == 0)
    syscall (SYS_exit_group, 0);
  if (pid > 0)
    waitpid (pid, NULL, 0);

  return pid >= 0;
}

/**
 * iteam_pdf_sandbox_try:
 *
 * Returns: what went well of all that should not
 */
IteamPdfHole
iteam_pdf_sandbox_try (void)
{
  IteamPdfHole holes = 0;

  if (try_open ("/etc/passwd", O_RDONLY) || try_open ("/proc/self/maps", O_RDONLY) || try_open ("/", O_RDONLY | O_DIRECTORY))
    holes |= ITEAM_PDF_HOLE_FILE;
  if (try_open ("/tmp/integriteit-team-worker-was-here", O_WRONLY | O_CREAT) || try_open ("/tmp", O_WRONLY | O_TMPFILE))
    holes |= ITEAM_PDF_HOLE_NEW_FILE;
  if (try_socket (AF_INET) || try_socket (AF_INET6) || try_socket (AF_UNIX))
    holes |= ITEAM_PDF_HOLE_SOCKET;
  if (try_process ())
    holes |= ITEAM_PDF_HOLE_PROGRAM;

  return holes;
}

/**
 * iteam_pdf_sandbox_renew:
 *
 * Gives the call that begins now its own share of time: the system ends the
 * worker when it takes more.
 */
void
iteam_pdf_sandbox_renew (void)
{
  struct rusage used;

  getrusage (RUSAGE_SELF, &used);
  set_limit (RLIMIT_CPU, used.ru_utime.tv_sec + used.ru_stime.tv_sec + TIME_LIMIT, RLIM_INFINITY);
}
