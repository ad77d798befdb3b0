/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-process.h"

#include <gio/gunixconnection.h>
#include <gio/gunixfdlist.h>
#include <sys/socket.h>
#include <unistd.h>

#define INTERFACE "org.rijswijk.IntegriteitTeam.PdfWorker"

/* The descriptor at which the worker expects its socket. */
#define SOCKET_FD 3

/* Buffers that wait to be used again: two or three pages, as one is drawn when
 * another goes. */
#define MAX_SPARE_BUFFERS 8
#define MAX_SPARE_BYTES (8 * 1024 * 1024)

#define BUFFER_STEP (64 * 1024)

struct _IteamPdfProcess
{
  GObject parent_instance;

  GThread *thread;
  GSubprocess *subprocess;
  GDBusConnection *connection;
  GCancellable *cancellable;
  IteamPdfWall walls;
  gboolean ready;
  gboolean was_ready;
  gboolean dead;
  gboolean timed_out;

  /* Jobs in the order in which the worker takes them. */
  GQueue jobs;
  unsigned time_limit;
  guint timeout_id;

  /* Which documents are open, and how many of their pages are known. */
  GHashTable *documents;
  GPtrArray *spare;
  gsize spare_bytes;
  unsigned next_buffer;
};

/* A call that is under way. It outlives its job when the worker dies and the
 * job goes elsewhere. */
struct _IteamPdfFlight
{
  IteamPdfProcess *process;
  IteamPdfJob *job;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPdfProcess, iteam_pdf_process, G_TYPE_OBJECT)

/* In the build tree the environment says where the worker is. */
static const char *
get_program (void)
{
  const char *program = g_getenv ("ITEAM_PDF_WORKER");

  return program != NULL ? program : ITEAM_PDF_WORKER_PATH;
}

static void
die (IteamPdfProcess *self)
{
  if (self->dead)
    return;

  self->dead = TRUE;
  self->ready = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
on_timeout (gpointer user_data)
{
  IteamPdfProcess *self = user_data;

  self->timeout_id = 0;
  self->timed_out = TRUE;
  die (self);

  return G_SOURCE_REMOVE;
}

/* The time that one call may take counts from when the one before it is done. */
static void
restart_timeout (IteamPdfProcess *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (!self->dead && !g_queue_is_empty (&self->jobs))
    self->timeout_id = g_timeout_add (self->time_limit, on_timeout, self);
}

static void
on_exited (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamPdfProcess) self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  die (self);
}

static void
on_hello (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamPdfProcess) self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  if (self->dead)
    return;
  if (reply == NULL)
    {
      die (self);

      return;
    }

  g_variant_get (reply, "(u)", &self->walls);
  self->ready = TRUE;
  self->was_ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_connected (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamPdfProcess) self = user_data;
  g_autoptr (GDBusConnection) connection = g_dbus_connection_new_finish (result, NULL);

  if (self->dead)
    return;
  if (connection == NULL)
    {
      die (self);

      return;
    }

  self->connection = g_steal_pointer (&connection);
  g_signal_connect_object (self->connection, "closed", G_CALLBACK (die), self, G_CONNECT_SWAPPED);
  g_dbus_connection_call (self->connection, NULL, "/", INTERFACE, "Hello", NULL, G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_hello, g_object_ref (self));
}

static gboolean
spawn (IteamPdfProcess  *self,
       int               socket_fd,
       GError          **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_SILENCE;

  /* poppler complains of every fault in a file. */
  if (g_getenv ("ITEAM_PDF_WORKER_TALKS") == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_take_fd (launcher, socket_fd, SOCKET_FD);
  self->subprocess = g_subprocess_launcher_spawn (launcher, error, get_program (), NULL);

  return self->subprocess != NULL;
}

static void
iteam_pdf_process_dispose (GObject *object)
{
  IteamPdfProcess *self = ITEAM_PDF_PROCESS (object);

  die (self);
  if (self->connection != NULL)
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  g_clear_object (&self->connection);
  g_clear_object (&self->subprocess);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_pdf_process_parent_class)->dispose (object);
}

static void
iteam_pdf_process_class_init (IteamPdfProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_pdf_process_dispose;

  /* So that GDBus knows the codes before the first of them comes in. */
  (void) ITEAM_PDF_ERROR;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
iteam_pdf_process_init (IteamPdfProcess *self)
{
  self->thread = g_thread_self ();
  self->cancellable = g_cancellable_new ();
  self->documents = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_buffer_free);
  g_queue_init (&self->jobs);
}

/**
 * iteam_pdf_process_new:
 * @error: return location for an error
 *
 * Starts a worker, and returns before it is ready.
 *
 * Returns: (transfer full) (nullable): the worker
 */
IteamPdfProcess *
iteam_pdf_process_new (GError **error)
{
  g_autoptr (IteamPdfProcess) self = g_object_new (ITEAM_TYPE_PDF_PROCESS, NULL);
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketConnection) stream = NULL;
  g_autofree char *guid = g_dbus_generate_guid ();
  int pair[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "socketpair");

      return NULL;
    }

  socket = g_socket_new_from_fd (pair[0], error);
  if (socket == NULL)
    close (pair[0]);
  if (!spawn (self, pair[1], error) || socket == NULL)
    return NULL;

  stream = g_socket_connection_factory_create_connection (socket);
  g_subprocess_wait_async (self->subprocess, NULL, on_exited, g_object_ref (self));
  g_dbus_connection_new (G_IO_STREAM (stream), guid, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER, NULL,
                         self->cancellable, on_connected, g_object_ref (self));

  return g_steal_pointer (&self);
}

/**
 * iteam_pdf_process_is_ready:
 * @self: a worker
 *
 * Returns: whether it takes jobs
 */
gboolean
iteam_pdf_process_is_ready (IteamPdfProcess *self)
{
  return self->ready;
}

/**
 * iteam_pdf_process_is_dead:
 * @self: a worker
 *
 * Returns: whether it is gone for good
 */
gboolean
iteam_pdf_process_is_dead (IteamPdfProcess *self)
{
  return self->dead;
}

/**
 * iteam_pdf_process_was_ready:
 * @self: a worker
 *
 * Returns: whether it ever answered
 */
gboolean
iteam_pdf_process_was_ready (IteamPdfProcess *self)
{
  return self->was_ready;
}

/**
 * iteam_pdf_process_timed_out:
 * @self: a worker
 *
 * Returns: whether it was ended because a call took too long
 */
gboolean
iteam_pdf_process_timed_out (IteamPdfProcess *self)
{
  return self->timed_out;
}

/**
 * iteam_pdf_process_has_document:
 * @self: a worker
 * @document: a document's number
 *
 * Returns: whether it has the document open, or is about to
 */
gboolean
iteam_pdf_process_has_document (IteamPdfProcess *self,
                                unsigned         document)
{
  return g_hash_table_contains (self->documents, GUINT_TO_POINTER (document));
}

/**
 * iteam_pdf_process_get_reach:
 * @self: a worker
 * @document: a document's number
 *
 * Returns: how many of its pages, from the first on, the worker knows
 */
unsigned
iteam_pdf_process_get_reach (IteamPdfProcess *self,
                             unsigned         document)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->documents, GUINT_TO_POINTER (document)));
}

/**
 * iteam_pdf_process_get_n_jobs:
 * @self: a worker
 *
 * Returns: how many jobs it has
 */
unsigned
iteam_pdf_process_get_n_jobs (IteamPdfProcess *self)
{
  return g_queue_get_length (&self->jobs);
}

/**
 * iteam_pdf_process_get_walls:
 * @self: a worker that is or was ready
 *
 * Returns: what stands between it and the machine
 */
IteamPdfWall
iteam_pdf_process_get_walls (IteamPdfProcess *self)
{
  return self->walls;
}

/**
 * iteam_pdf_process_set_time_limit:
 * @self: a worker
 * @milliseconds: what one call may take
 */
void
iteam_pdf_process_set_time_limit (IteamPdfProcess *self,
                                  unsigned         milliseconds)
{
  self->time_limit = milliseconds;
  restart_timeout (self);
}

static gboolean
is_answer (const GError *error)
{
  return error == NULL || g_dbus_error_is_remote_error (error);
}

/* It has looked at all pages before the one that it was asked about. */
static void
extend_reach (IteamPdfProcess *self,
              IteamPdfJob     *job)
{
  unsigned document = job->document != NULL ? iteam_pdf_document_get_id (job->document) : 0;
  unsigned reach = iteam_pdf_job_get_reach (job);

  if (iteam_pdf_process_has_document (self, document) && reach > iteam_pdf_process_get_reach (self, document))
    g_hash_table_insert (self->documents, GUINT_TO_POINTER (document), GUINT_TO_POINTER (reach));
}

static void
on_reply (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamPdfFlight *flight = user_data;
  g_autoptr (IteamPdfProcess) self = flight->process;
  IteamPdfJob *job = flight->job;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (object), NULL, result, &error);

  if (job != NULL && !self->dead && is_answer (error))
    {
      g_queue_remove (&self->jobs, job);
      job->flight = NULL;
      restart_timeout (self);
      if (error != NULL)
        iteam_pdf_job_return_error (job, iteam_pdf_error_from_bus (error));
      else
        extend_reach (self, job);
      if (error != NULL || job->call->finish (job, reply))
        iteam_pdf_job_free (job);
      else
        iteam_pdf_process_run (self, job);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  else if (!is_answer (error))
    {
      /* What breaks the connection, or is no answer at all, is told here first. */
      die (self);
    }

  g_free (flight);
}

/* A call whose answer comes before that of the job that needs it. */
static void
send_ahead (IteamPdfProcess *self,
            const char      *method,
            GVariant        *arguments,
            GUnixFDList     *fds)
{
  g_dbus_connection_call_with_unix_fd_list (self->connection, NULL, "/", INTERFACE, method, arguments, NULL,
                                            G_DBUS_CALL_FLAGS_NONE, G_MAXINT, fds, NULL, NULL, NULL);
}

static void
open_document (IteamPdfProcess  *self,
               IteamPdfDocument *document)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();

  if (g_unix_fd_list_append (fds, iteam_pdf_document_get_fd (document), NULL) < 0)
    return;
  send_ahead (self, "Open", g_variant_new ("(uhs)", iteam_pdf_document_get_id (document), 0,
                                           iteam_pdf_document_get_password (document)), fds);
}

/**
 * iteam_pdf_process_run:
 * @self: a worker that is ready
 * @job: (transfer full): what to do after what it has to do already
 */
void
iteam_pdf_process_run (IteamPdfProcess *self,
                       IteamPdfJob     *job)
{
  unsigned document = job->document != NULL ? iteam_pdf_document_get_id (job->document) : 0;
  IteamPdfFlight *flight;
  GVariant *arguments;

  job->process = self;
  if (document != 0 && !iteam_pdf_process_has_document (self, document))
    {
      g_hash_table_insert (self->documents, GUINT_TO_POINTER (document), NULL);
      if (!g_str_equal (job->call->method, "Open"))
        open_document (self, job->document);
    }

  arguments = job->call->build (job);
  if (arguments == NULL)
    {
      iteam_pdf_job_free (job);

      return;
    }

  g_queue_push_tail (&self->jobs, job);
  if (g_queue_get_length (&self->jobs) == 1)
    restart_timeout (self);
  flight = g_new (IteamPdfFlight, 1);
  *flight = (IteamPdfFlight) { g_object_ref (self), job };
  job->flight = flight;
  g_dbus_connection_call_with_unix_fd_list (self->connection, NULL, "/", INTERFACE, job->call->method, arguments,
                                            G_VARIANT_TYPE (job->call->reply_type), G_DBUS_CALL_FLAGS_NONE, G_MAXINT,
                                            job->fds, NULL, on_reply, flight);
}

/**
 * iteam_pdf_process_forget:
 * @self: a worker
 * @document: the number of a document that nobody reads any more
 */
void
iteam_pdf_process_forget (IteamPdfProcess *self,
                          unsigned         document)
{
  if (g_hash_table_remove (self->documents, GUINT_TO_POINTER (document)) && self->ready)
    send_ahead (self, "Close", g_variant_new ("(u)", document), NULL);
}

/**
 * iteam_pdf_process_steal_jobs:
 * @self: a worker that died
 *
 * The first of them is the one that it died of.
 *
 * Returns: (transfer full) (element-type IteamPdfJob): what it did not finish
 */
GQueue *
iteam_pdf_process_steal_jobs (IteamPdfProcess *self)
{
  GQueue *jobs = g_queue_new ();
  IteamPdfJob *job;

  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    {
      job->flight->job = NULL;
      job->flight = NULL;
      g_queue_push_tail (jobs, job);
    }

  return jobs;
}

/**
 * iteam_pdf_process_end:
 * @self: a worker
 *
 * Ends it, with whatever it is doing.
 */
void
iteam_pdf_process_end (IteamPdfProcess *self)
{
  die (self);
}

static gboolean
fits_well (const IteamPdfBuffer *buffer,
           gsize                 size)
{
  return buffer->size >= size && buffer->size <= size + size / 2 + BUFFER_STEP;
}

/**
 * iteam_pdf_process_take_buffer:
 * @self: a worker that is ready
 * @size: in bytes, more than 0
 *
 * Returns: (transfer full) (nullable): a buffer that the worker knows, to give
 *   back; %NULL if there is no memory
 */
IteamPdfBuffer *
iteam_pdf_process_take_buffer (IteamPdfProcess *self,
                               gsize            size)
{
  g_autoptr (GUnixFDList) fds = NULL;
  IteamPdfBuffer *buffer;
  int fd;

  for (unsigned i = self->spare->len; i > 0; i--)
    {
      buffer = g_ptr_array_index (self->spare, i - 1);
      if (!fits_well (buffer, size))
        continue;
      g_ptr_array_steal_index (self->spare, i - 1);
      self->spare_bytes -= buffer->size;
      buffer->process = g_object_ref (self);

      return buffer;
    }

  size = (size + BUFFER_STEP - 1) / BUFFER_STEP * BUFFER_STEP;
  buffer = iteam_pdf_buffer_new (++self->next_buffer, size, &fd);
  if (buffer == NULL)
    return NULL;
  buffer->process = g_object_ref (self);
  fds = g_unix_fd_list_new_from_array (&fd, 1);
  send_ahead (self, "AddBuffer", g_variant_new ("(uht)", buffer->id, 0, (guint64) size), fds);

  return buffer;
}

/**
 * iteam_pdf_process_give_buffer:
 * @buffer: (transfer full): a buffer that nobody shows any more
 */
void
iteam_pdf_process_give_buffer (IteamPdfBuffer *buffer)
{
  g_autoptr (IteamPdfProcess) self = g_steal_pointer (&buffer->process);

  if (!self->ready)
    {
      iteam_pdf_buffer_free (buffer);

      return;
    }

  g_ptr_array_add (self->spare, buffer);
  self->spare_bytes += buffer->size;
  while (self->spare->len > MAX_SPARE_BUFFERS || self->spare_bytes > MAX_SPARE_BYTES)
    {
      IteamPdfBuffer *oldest = g_ptr_array_index (self->spare, 0);

      self->spare_bytes -= oldest->size;
      send_ahead (self, "DropBuffer", g_variant_new ("(u)", oldest->id), NULL);
      g_ptr_array_remove_index (self->spare, 0);
    }
}

static void
give_later (gpointer data)
{
  iteam_pdf_process_give_buffer (data);
}

/**
 * iteam_pdf_process_return_buffer:
 * @buffer: (transfer full): a buffer that nobody shows any more
 *
 * The same as iteam_pdf_process_give_buffer(), from any thread: a picture may be let go
 * by a thread that draws.
 */
void
iteam_pdf_process_return_buffer (IteamPdfBuffer *buffer)
{
  if (buffer->process->thread == g_thread_self ())
    iteam_pdf_process_give_buffer (buffer);
  else
    g_idle_add_once (give_later, buffer);
}
