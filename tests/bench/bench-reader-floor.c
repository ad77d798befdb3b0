/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <poppler.h>
#include <stdio.h>
#include <unistd.h>

#include "bench-process.h"

/* The floor: the least GTK 4 + libadwaita program that shows page 1 of a PDF with
 * poppler, in its own process. What the reader costs is told beside it.
 *
 * Usage: bench-reader-floor FILE.pdf WIDTH (of the page, in pixels) */

static const char *path;
static double width;
static gboolean painted;

static GdkTexture *
draw_page (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  double page_width, page_height, scale;
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  cairo_t *cr;

  poppler_page_get_size (page, &page_width, &page_height);
  scale = width / page_width;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) ceil (page_height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
  /* The document stays open, as that of a program that shows more than one page. */
  g_object_unref (page);

  return texture;
}

static gboolean
print_memory (gpointer data)
{
  bench_print_memory ("memory");
  fflush (stdout);
  _exit (0);
}

static void
on_after_paint (void)
{
  if (painted)
    return;

  painted = TRUE;
  bench_print_since_start ("first-page");
  g_timeout_add (1500, print_memory, NULL);
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GdkTexture) texture = draw_page ();
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), FALSE);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), picture);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  if (argc != 3)
    return 2;

  path = argv[1];
  width = g_ascii_strtod (argv[2], NULL);
  application = GTK_APPLICATION (adw_application_new ("org.rijswijk.IntegriteitTeam.Floor", G_APPLICATION_NON_UNIQUE));
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
