/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-server.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <sys/mman.h>
#include <unistd.h>

#include "iteam-find.h"
#include "iteam-pdf-bus.h"
#include "iteam-pdf-draw.h"
#include "iteam-pdf-error.h"
#include "iteam-pdf-poppler.h"
#include "iteam-pdf-reading.h"
#include "iteam-pdf-sandbox.h"
#include "iteam-pdf-structure.h"
#include "iteam-pdf-writer.h"

struct _IteamPdfServer
{
  GObject parent_instance;

  IteamPdfBusPdfWorker *skeleton;
  GHashTable *documents;
  GHashTable *buffers;
  IteamPdfWall walls;
};

typedef struct
{
  guint8 *pixels;
  gsize size;
} Buffer;

/* The hits on a page, on their way to the window. */
typedef struct
{
  IteamPdfText *text;
  unsigned number;
  GVariantBuilder *hits;
} Finding;

G_DEFINE_FINAL_TYPE (IteamPdfServer, iteam_pdf_server, G_TYPE_OBJECT)

static void
buffer_free (gpointer data)
{
  Buffer *buffer = data;

  munmap (buffer->pixels, buffer->size);
  g_free (buffer);
}

static void
refuse (GDBusMethodInvocation *invocation,
        IteamPdfError          code)
{
  g_dbus_method_invocation_return_error_literal (invocation, ITEAM_PDF_ERROR, code, "");
}

/* The document of a call, after an answer if there is none. */
static PopplerDocument *
get_document (IteamPdfServer        *self,
              GDBusMethodInvocation *invocation,
              unsigned               id)
{
  PopplerDocument *document = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (id));

  iteam_pdf_sandbox_renew ();
  if (document == NULL)
    refuse (invocation, ITEAM_PDF_ERROR_FAILED);

  return document;
}

static PopplerPage *
get_page (IteamPdfServer        *self,
          GDBusMethodInvocation *invocation,
          unsigned               id,
          unsigned               number)
{
  PopplerDocument *document = get_document (self, invocation, id);
  PopplerPage *page;

  if (document == NULL)
    return NULL;

  page = number < (unsigned) poppler_document_get_n_pages (document) ? poppler_document_get_page (document, number) : NULL;
  if (page == NULL)
    refuse (invocation, ITEAM_PDF_ERROR_NO_SUCH_PAGE);

  return page;
}

/* The descriptor that came with a call; to be closed. */
static int
take_fd (GUnixFDList *fds,
         GVariant    *handle)
{
  int index = g_variant_get_handle (handle);

  if (fds == NULL || index < 0 || index >= g_unix_fd_list_get_length (fds))
    return -1;

  return g_unix_fd_list_get (fds, index, NULL);
}

static gboolean
on_hello (IteamPdfServer        *self,
          GDBusMethodInvocation *invocation)
{
  iteam_pdf_bus_pdf_worker_complete_hello (self->skeleton, invocation, self->walls);

  return TRUE;
}

static gboolean
on_try_walls (IteamPdfServer        *self,
              GDBusMethodInvocation *invocation)
{
  iteam_pdf_bus_pdf_worker_complete_try_walls (self->skeleton, invocation, iteam_pdf_sandbox_try ());

  return TRUE;
}

static IteamPdfError
get_code (const GError *error,
          GBytes       *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (error != NULL && g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return ITEAM_PDF_ERROR_NEEDS_PASSWORD;
  if (size == 0 || g_strstr_len (data, MIN (size, 1024), "%PDF-") == NULL)
    return ITEAM_PDF_ERROR_NOT_A_PDF;

  return ITEAM_PDF_ERROR_DAMAGED;
}

/* Only for a file that is known to need a password. poppler 22.12 crashes on a
 * wrong one when it reads from memory, so this reads from the file. */
static PopplerDocument *
open_protected (int         fd,
                const char *password)
{
  int own = fcntl (fd, F_DUPFD_CLOEXEC, 0);

  return own >= 0 ? poppler_document_new_from_fd (own, password, NULL) : NULL;
}

static PopplerDocument *
open_file (int            fd,
           const char    *password,
           IteamPdfError *code)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPopplerDocument) document = NULL;

  if (bytes == NULL)
    return NULL;

  if (g_bytes_get_size (bytes) > 0)
    document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    *code = get_code (error, bytes);
  if (*code == ITEAM_PDF_ERROR_NEEDS_PASSWORD && password[0] != '\0')
    {
      *code = ITEAM_PDF_ERROR_WRONG_PASSWORD;
      document = open_protected (fd, password);
    }
  if (document == NULL)
    return NULL;

  *code = ITEAM_PDF_ERROR_DAMAGED;

  return poppler_document_get_n_pages (document) > 0 ? g_steal_pointer (&document) : NULL;
}

static gboolean
on_open (IteamPdfServer        *self,
         GDBusMethodInvocation *invocation,
         GUnixFDList           *fds,
         unsigned               id,
         GVariant              *handle,
         const char            *password)
{
  int fd = take_fd (fds, handle);
  g_autoptr (IteamPopplerDocument) document = NULL;
  g_autoptr (IteamPopplerPage) page = NULL;
  IteamPdfError code = ITEAM_PDF_ERROR_FAILED;
  double width = 595, height = 842;
  int n_pages;

  iteam_pdf_sandbox_renew ();
  if (fd >= 0)
    {
      document = open_file (fd, password, &code);
      close (fd);
    }
  if (document == NULL)
    {
      refuse (invocation, code);

      return TRUE;
    }

  /* A first page that cannot be read does not keep the others from being read. */
  page = poppler_document_get_page (document, 0);
  if (page != NULL)
    poppler_page_get_size (page, &width, &height);
  n_pages = poppler_document_get_n_pages (document);
  g_hash_table_insert (self->documents, GUINT_TO_POINTER (id), g_steal_pointer (&document));
  iteam_pdf_bus_pdf_worker_complete_open (self->skeleton, invocation, NULL, n_pages, width, height);

  return TRUE;
}

static gboolean
on_close (IteamPdfServer        *self,
          GDBusMethodInvocation *invocation,
          unsigned               id)
{
  g_hash_table_remove (self->documents, GUINT_TO_POINTER (id));
  iteam_pdf_bus_pdf_worker_complete_close (self->skeleton, invocation);

  return TRUE;
}

static gboolean
on_add_buffer (IteamPdfServer        *self,
               GDBusMethodInvocation *invocation,
               GUnixFDList           *fds,
               unsigned               id,
               GVariant              *handle,
               guint64                size)
{
  int fd = take_fd (fds, handle);
  void *pixels = fd >= 0 ? mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
  Buffer *buffer;

  if (fd >= 0)
    close (fd);
  if (pixels == MAP_FAILED)
    {
      refuse (invocation, ITEAM_PDF_ERROR_TOO_LARGE);

      return TRUE;
    }

  buffer = g_new (Buffer, 1);
  *buffer = (Buffer) { pixels, size };
  g_hash_table_insert (self->buffers, GUINT_TO_POINTER (id), buffer);
  iteam_pdf_bus_pdf_worker_complete_add_buffer (self->skeleton, invocation, NULL);

  return TRUE;
}

static gboolean
on_drop_buffer (IteamPdfServer        *self,
                GDBusMethodInvocation *invocation,
                unsigned               id)
{
  g_hash_table_remove (self->buffers, GUINT_TO_POINTER (id));
  iteam_pdf_bus_pdf_worker_complete_drop_buffer (self->skeleton, invocation);

  return TRUE;
}

/* What is known of a document's pages from drawing some of them stays with it;
 * the first that is drawn is taken for a scan until it was looked at. */
static gboolean
draw_page (PopplerDocument          *document,
           PopplerPage              *page,
           const IteamPdfRenderSpec *spec,
           Buffer                   *buffer)
{
  gboolean scans = g_object_get_data (G_OBJECT (document), "iteam-no-scans") == NULL;
  gboolean good = iteam_pdf_draw (page, spec, buffer->pixels, &scans);

  g_object_set_data (G_OBJECT (document), "iteam-no-scans", GINT_TO_POINTER (!scans));

  return good;
}

static gboolean
on_render (IteamPdfServer        *self,
           GDBusMethodInvocation *invocation,
           unsigned               id,
           unsigned               number,
           unsigned               rotation,
           double                 scale,
           GVariant              *part,
           unsigned               flags,
           unsigned               buffer_id)
{
  g_autoptr (IteamPopplerPage) page = get_page (self, invocation, id, number);
  Buffer *buffer = g_hash_table_lookup (self->buffers, GUINT_TO_POINTER (buffer_id));
  IteamPdfRenderSpec spec = { .page = number, .rotation = rotation, .scale = scale, .flags = flags };
  double width, height;
  gboolean fits;

  if (page == NULL)
    return TRUE;

  poppler_page_get_size (page, &width, &height);
  g_variant_get (part, "(iiii)", &spec.x, &spec.y, &spec.width, &spec.height);
  if (!iteam_pdf_draw_measure (page, &spec))
    {
      refuse (invocation, ITEAM_PDF_ERROR_NO_SUCH_PAGE);

      return TRUE;
    }

  fits = buffer != NULL && (guint64) spec.width * spec.height <= buffer->size / 4;
  if (fits && !draw_page (g_hash_table_lookup (self->documents, GUINT_TO_POINTER (id)), page, &spec, buffer))
    refuse (invocation, ITEAM_PDF_ERROR_NO_SUCH_PAGE);
  else
    iteam_pdf_bus_pdf_worker_complete_render (self->skeleton, invocation, fits, width, height);

  return TRUE;
}

static char *
get_label (PopplerPage *page,
           unsigned     number)
{
  g_autofree char *label = poppler_page_get_label (page);
  g_autofree char *plain = g_strdup_printf ("%u", number + 1);

  return label == NULL || g_str_equal (label, plain) ? g_strdup ("") : g_utf8_make_valid (label, -1);
}

static gboolean
on_read_geometry (IteamPdfServer        *self,
                  GDBusMethodInvocation *invocation,
                  unsigned               id,
                  unsigned               first,
                  unsigned               count)
{
  PopplerDocument *document = get_document (self, invocation, id);
  GVariantBuilder sizes, labels;
  unsigned n_pages;

  if (document == NULL)
    return TRUE;

  n_pages = poppler_document_get_n_pages (document);
  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("ad"));
  g_variant_builder_init (&labels, G_VARIANT_TYPE_STRING_ARRAY);
  for (unsigned i = first; i < n_pages && i - first < count; i++)
    {
      g_autoptr (IteamPopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *label = page != NULL ? get_label (page, i) : g_strdup ("");
      double width = 0, height = 0;

      if (page != NULL)
        poppler_page_get_size (page, &width, &height);
      g_variant_builder_add (&sizes, "d", width);
      g_variant_builder_add (&sizes, "d", height);
      g_variant_builder_add (&labels, "s", label);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(adas)", &sizes, &labels));

  return TRUE;
}

static gboolean
on_read_text (IteamPdfServer        *self,
              GDBusMethodInvocation *invocation,
              unsigned               id,
              unsigned               number)
{
  g_autoptr (IteamPopplerPage) page = get_page (self, invocation, id, number);
  g_autoptr (IteamPdfText) text = page != NULL ? iteam_pdf_reading_get_text (page) : NULL;
  gsize size;

  if (text == NULL)
    return TRUE;

  size = iteam_pdf_text_get_n_chars (text) * sizeof (IteamPdfRect);
  iteam_pdf_bus_pdf_worker_complete_read_text (self->skeleton, invocation, iteam_pdf_text_get_string (text),
                                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, iteam_pdf_text_get_boxes (text), size, 1));

  return TRUE;
}

static gboolean
on_read_texts (IteamPdfServer        *self,
               GDBusMethodInvocation *invocation,
               unsigned               id,
               unsigned               first,
               unsigned               count,
               unsigned               microseconds)
{
  PopplerDocument *document = get_document (self, invocation, id);
  gint64 end = g_get_monotonic_time () + microseconds;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  unsigned n_pages, i = first;

  if (document == NULL)
    return TRUE;

  n_pages = poppler_document_get_n_pages (document);
  for (; i < n_pages && i - first < count && (i == first || g_get_monotonic_time () < end); i++)
    {
      g_autoptr (IteamPopplerPage) page = poppler_document_get_page (document, i);
      g_autoptr (IteamPdfText) text = page != NULL ? iteam_pdf_reading_get_text (page) : NULL;

      g_strv_builder_add (texts, text != NULL ? iteam_pdf_text_get_string (text) : "");
    }
  strings = g_strv_builder_end (texts);
  iteam_pdf_bus_pdf_worker_complete_read_texts (self->skeleton, invocation, (const char * const *) strings);

  return TRUE;
}

static void
on_found (const IteamPageContext *context,
          guint                   first,
          guint                   last,
          gpointer                user_data)
{
  const Finding *finding = user_data;
  g_autoptr (GArray) rects = iteam_pdf_text_get_rects (finding->text, first, last);

  g_variant_builder_add (finding->hits, "(usuuu@ay)", finding->number, context->line, context->from, context->to, context->number,
                         g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, rects->data, rects->len * sizeof (IteamPdfRect), 1));
}

static void
find_on_page (PopplerDocument *document,
              unsigned         number,
              IteamFind       *find,
              GVariantBuilder *hits)
{
  g_autoptr (IteamPopplerPage) page = poppler_document_get_page (document, number);
  g_autoptr (IteamPdfText) text = page != NULL ? iteam_pdf_reading_get_text (page) : NULL;
  Finding finding = { text, number, hits };

  if (text != NULL)
    iteam_find_run (find, iteam_pdf_text_get_string (text), ITEAM_FIND_MOST_ON_PAGE, on_found, &finding);
}

static gboolean
on_find (IteamPdfServer        *self,
         GDBusMethodInvocation *invocation,
         unsigned               id,
         const char            *query,
         unsigned               flags,
         unsigned               first,
         unsigned               count,
         unsigned               microseconds)
{
  PopplerDocument *document = get_document (self, invocation, id);
  gint64 end = g_get_monotonic_time () + microseconds;
  g_autoptr (IteamFind) find = iteam_find_new (query, flags);
  GVariantBuilder hits;
  unsigned n_pages, i = first;

  if (document == NULL)
    return TRUE;

  n_pages = poppler_document_get_n_pages (document);
  g_variant_builder_init (&hits, G_VARIANT_TYPE ("a(usuuuay)"));
  for (; i < n_pages && i - first < count && (i == first || g_get_monotonic_time () < end); i++)
    find_on_page (document, i, find, &hits);
  iteam_pdf_bus_pdf_worker_complete_find (self->skeleton, invocation, i - first, g_variant_builder_end (&hits));

  return TRUE;
}

static gboolean
on_read_outline (IteamPdfServer        *self,
                 GDBusMethodInvocation *invocation,
                 unsigned               id)
{
  PopplerDocument *document = get_document (self, invocation, id);

  if (document != NULL)
    iteam_pdf_bus_pdf_worker_complete_read_outline (self->skeleton, invocation, iteam_pdf_reading_get_outline (document));

  return TRUE;
}

static gboolean
on_read_links (IteamPdfServer        *self,
               GDBusMethodInvocation *invocation,
               unsigned               id,
               unsigned               number)
{
  g_autoptr (IteamPopplerPage) page = get_page (self, invocation, id, number);

  if (page != NULL)
    {
      PopplerDocument *document = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (id));

      iteam_pdf_bus_pdf_worker_complete_read_links (self->skeleton, invocation, iteam_pdf_reading_get_links (document, page));
    }

  return TRUE;
}

static gboolean
on_read_structure (IteamPdfServer        *self,
                   GDBusMethodInvocation *invocation,
                   unsigned               id,
                   unsigned               number)
{
  g_autoptr (IteamPopplerPage) page = get_page (self, invocation, id, number);

  if (page != NULL)
    {
      PopplerDocument *document = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (id));

      iteam_pdf_bus_pdf_worker_complete_read_structure (self->skeleton, invocation, iteam_pdf_structure_read (document, page));
    }

  return TRUE;
}

static gboolean
on_export (IteamPdfServer        *self,
           GDBusMethodInvocation *invocation,
           GUnixFDList           *fds,
           unsigned               id,
           GVariant              *pages,
           unsigned               format,
           GVariant              *handle)
{
  PopplerDocument *document = get_document (self, invocation, id);
  int fd = take_fd (fds, handle);
  gsize n_pages;
  const guint32 *numbers = g_variant_get_fixed_array (pages, &n_pages, sizeof (guint32));
  gboolean good = document != NULL && fd >= 0 && iteam_pdf_writer_write (document, numbers, n_pages, format, fd);

  if (fd >= 0)
    close (fd);
  if (good)
    iteam_pdf_bus_pdf_worker_complete_export (self->skeleton, invocation, NULL);
  else if (document != NULL)
    refuse (invocation, ITEAM_PDF_ERROR_NO_SUCH_PAGE);

  return TRUE;
}

static gboolean
on_read_info (IteamPdfServer        *self,
              GDBusMethodInvocation *invocation,
              unsigned               id)
{
  PopplerDocument *document = get_document (self, invocation, id);

  if (document != NULL)
    iteam_pdf_bus_pdf_worker_complete_read_info (self->skeleton, invocation, iteam_pdf_reading_get_info (document));

  return TRUE;
}

static void
iteam_pdf_server_dispose (GObject *object)
{
  IteamPdfServer *self = ITEAM_PDF_SERVER (object);

  g_clear_object (&self->skeleton);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->buffers, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_pdf_server_parent_class)->dispose (object);
}

static void
iteam_pdf_server_class_init (IteamPdfServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_pdf_server_dispose;
}

static void
iteam_pdf_server_init (IteamPdfServer *self)
{
  static const struct
  {
    const char *name;
    GCallback handler;
  } calls[] = {
    { "handle-hello", G_CALLBACK (on_hello) },
    { "handle-try-walls", G_CALLBACK (on_try_walls) },
    { "handle-open", G_CALLBACK (on_open) },
    { "handle-close", G_CALLBACK (on_close) },
    { "handle-add-buffer", G_CALLBACK (on_add_buffer) },
    { "handle-drop-buffer", G_CALLBACK (on_drop_buffer) },
    { "handle-render", G_CALLBACK (on_render) },
    { "handle-read-geometry", G_CALLBACK (on_read_geometry) },
    { "handle-read-text", G_CALLBACK (on_read_text) },
    { "handle-read-texts", G_CALLBACK (on_read_texts) },
    { "handle-find", G_CALLBACK (on_find) },
    { "handle-read-outline", G_CALLBACK (on_read_outline) },
    { "handle-read-links", G_CALLBACK (on_read_links) },
    { "handle-read-structure", G_CALLBACK (on_read_structure) },
    { "handle-export", G_CALLBACK (on_export) },
    { "handle-read-info", G_CALLBACK (on_read_info) },
  };

  self->documents = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->buffers = g_hash_table_new_full (NULL, NULL, NULL, buffer_free);
  self->skeleton = iteam_pdf_bus_pdf_worker_skeleton_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    g_signal_connect_swapped (self->skeleton, calls[i].name, calls[i].handler, self);
}

/**
 * iteam_pdf_server_new:
 * @connection: to the window
 * @walls: what stands around this process
 * @error: return location for an error
 *
 * Answers the calls of iteam-pdf-worker.xml, one after the other.
 *
 * Returns: (transfer full): the server, or %NULL
 */
IteamPdfServer *
iteam_pdf_server_new (GDBusConnection  *connection,
                      IteamPdfWall      walls,
                      GError          **error)
{
  g_autoptr (IteamPdfServer) self = g_object_new (ITEAM_TYPE_PDF_SERVER, NULL);

  self->walls = walls;
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, "/", error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The C library reads how an encoding is converted from a file. It keeps that as
 * long as there is a converter, so these are never closed. */
static void
keep_encodings (void)
{
  static const char *encodings[] = { "UTF-16BE", "UTF-16LE", "UTF-16", "ISO-8859-1" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_iconv_open ("UTF-8", encodings[i]) == (GIConv) -1)
      g_debug ("No conversion from %s", encodings[i]);
}

/**
 * iteam_pdf_server_warm:
 *
 * Draws a page with a letter on it, so that poppler, cairo and FreeType have opened
 * what they open once, before opening is over.
 */
void
iteam_pdf_server_warm (void)
{
  static const char page[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 24>>stream\nBT/F 9 Tf 0 0 Td(i)Tj ET\nendstream endobj\n"
    "trailer<</Root 1 0 R/Size 5>>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (IteamPopplerDocument) document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr (IteamPopplerPage) first = document != NULL ? poppler_document_get_page (document, 0) : NULL;
  guint8 pixels[9 * 9 * 4];
  gboolean scans = FALSE;

  keep_encodings ();
  if (first != NULL)
    iteam_pdf_draw (first, &(IteamPdfRenderSpec) { .scale = 1, .width = 9, .height = 9 }, pixels, &scans);
}
