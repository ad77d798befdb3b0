/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-help-page.h"

/* Around a key, so that its colour does not end at its letters. */
#define NARROW_SPACE "\342\200\257"

/**
 * IteamHelpPage:
 *
 * A chapter of the manual: a label for each of its paragraphs, headings and lists that a
 * screen reader knows as such, and pictures as wide as there is room for. The labels can
 * be selected, and so be reached by Tab, read and copied.
 */
struct _IteamHelpPage
{
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *first_hit;
  IteamSearchQuery *query;
};

G_DEFINE_FINAL_TYPE (IteamHelpPage, iteam_help_page, ADW_TYPE_BIN)

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* A colour that shows on a light and on a dark ground. */
static void
add_ground (PangoAttrList *attributes,
            guint16        red,
            guint16        green,
            guint16        blue,
            guint16        alpha,
            gsize          start,
            gsize          end)
{
  add_attribute (attributes, pango_attr_background_new (red, green, blue), start, end);
  add_attribute (attributes, pango_attr_background_alpha_new (alpha), start, end);
}

static void
add_style (PangoAttrList    *attributes,
           IteamMarkupStyle  style,
           gsize             start,
           gsize             end)
{
  if ((style & ITEAM_MARKUP_EMPHASIS) != 0)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if ((style & ITEAM_MARKUP_STRONG) != 0)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if ((style & ITEAM_MARKUP_CODE) != 0)
    add_ground (attributes, 0x8080, 0x8080, 0x8080, 0x3800, start, end);
}

/* The text of @line with room around its keys, and how it is set. */
static char *
set_line (const IteamMarkupLine *line,
          PangoAttrList         *attributes)
{
  GString *text = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);
      const char *room = (span->style & ITEAM_MARKUP_CODE) != 0 ? NARROW_SPACE : "";
      gsize start;

      g_string_append_len (text, line->text + done, (gssize) (span->start - done));
      start = text->len;
      g_string_append (text, room);
      g_string_append_len (text, line->text + span->start, (gssize) (span->end - span->start));
      g_string_append (text, room);
      add_style (attributes, span->style, start, text->len);
      done = span->end;
    }
  g_string_append (text, line->text + done);

  return g_string_free (text, FALSE);
}

/* What is looked for is what the one search would print bold; whether there is any. */
static gboolean
mark_hits (IteamHelpPage *self,
           const char    *text,
           PangoAttrList *attributes)
{
  g_autofree char *markup = NULL;
  g_autoptr (PangoAttrList) found = NULL;
  g_autofree char *plain = NULL;
  GSList *hits;
  gboolean any = FALSE;

  if (self->query == NULL || iteam_search_query_is_empty (self->query))
    return FALSE;

  markup = iteam_search_query_to_markup (self->query, text, 0);
  if (!pango_parse_markup (markup, -1, 0, &found, &plain, NULL, NULL))
    return FALSE;

  hits = pango_attr_list_get_attributes (found);
  for (GSList *hit = hits; hit != NULL; hit = hit->next)
    {
      const PangoAttribute *attribute = hit->data;

      add_ground (attributes, 0xf6f6, 0xd3d3, 0x2d2d, 0x8000, attribute->start_index, attribute->end_index);
      any = TRUE;
    }
  g_slist_free_full (hits, (GDestroyNotify) pango_attribute_destroy);

  return any;
}

static GtkWidget *
make_label (IteamHelpPage         *self,
            const IteamMarkupLine *line,
            GtkAccessibleRole      role,
            const char            *css_class)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = set_line (line, attributes);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   "hexpand", TRUE,
                                   "selectable", TRUE,
                                   NULL);

  if (mark_hits (self, text, attributes) && self->first_hit == NULL)
    self->first_hit = label;
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_heading (IteamHelpPage         *self,
             const IteamMarkupLine *line,
             int                    level)
{
  GtkWidget *label = make_label (self, line, GTK_ACCESSIBLE_ROLE_HEADING, level == 1 ? "title-1" : "heading");

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_item (IteamHelpPage         *self,
          const IteamMarkupLine *line)
{
  g_autofree char *number = g_strdup_printf ("%u.", line->number);
  GtkWidget *item = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "spacing", 9,
                                  "margin-start", 18 * (int) (MAX (line->depth, 1) - 1) + 6,
                                  NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL,
                                  "label", line->kind == ITEAM_MARKUP_NUMBER ? number : "•",
                                  "yalign", 0.0,
                                  "xalign", 1.0,
                                  "width-chars", line->kind == ITEAM_MARKUP_NUMBER ? 2 : 1,
                                  NULL);

  if (self->list == NULL)
    {
      self->list = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 6,
                                 NULL);
      gtk_box_append (GTK_BOX (self->box), self->list);
    }
  gtk_widget_add_css_class (mark, "dim-label");
  gtk_box_append (GTK_BOX (item), mark);
  gtk_box_append (GTK_BOX (item), make_label (self, line, GTK_ACCESSIBLE_ROLE_LABEL, NULL));
  gtk_box_append (GTK_BOX (self->list), item);
}

/* What a picture shows is told once, below it. */
static void
add_picture (IteamHelpPage         *self,
             const IteamMarkupLine *line)
{
  g_autoptr (GBytes) bytes = iteam_manual_read_picture (line->target);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);

  if (texture != NULL)
    {
      GtkWidget *picture = g_object_new (GTK_TYPE_PICTURE,
                                         "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                         "paintable", texture,
                                         "overflow", GTK_OVERFLOW_HIDDEN,
                                         NULL);

      gtk_widget_add_css_class (picture, "iteam-help-picture");
      gtk_box_append (GTK_BOX (box), picture);
    }
  gtk_box_append (GTK_BOX (box), make_label (self, line, GTK_ACCESSIBLE_ROLE_LABEL, "dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
add_line (IteamHelpPage         *self,
          const IteamMarkupLine *line)
{
  if (line->kind != ITEAM_MARKUP_BULLET && line->kind != ITEAM_MARKUP_NUMBER)
    self->list = NULL;

  switch (line->kind)
    {
    case ITEAM_MARKUP_BULLET:
    case ITEAM_MARKUP_NUMBER: add_item (self, line); break;
    case ITEAM_MARKUP_HEADING: add_heading (self, line, 2); break;
    case ITEAM_MARKUP_PICTURE: add_picture (self, line); break;
    default: gtk_box_append (GTK_BOX (self->box), make_label (self, line, GTK_ACCESSIBLE_ROLE_LABEL, NULL));
    }
}

static void
iteam_help_page_class_init (IteamHelpPageClass *klass)
{
}

static void
iteam_help_page_init (IteamHelpPage *self)
{
}

/**
 * iteam_help_page_show:
 * @self: a page
 * @chapter: a chapter of the manual
 * @query: (nullable): what is looked for, which is marked
 */
void
iteam_help_page_show (IteamHelpPage            *self,
                      const IteamManualChapter *chapter,
                      IteamSearchQuery         *query)
{
  IteamMarkupLine *title;

  g_return_if_fail (ITEAM_IS_HELP_PAGE (self));

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  self->list = NULL;
  self->first_hit = NULL;
  self->query = query;

  title = iteam_markup_line_new (ITEAM_MARKUP_HEADING, 0, chapter->title);
  add_heading (self, title, 1);
  iteam_markup_line_free (title);
  for (guint i = 0; i < chapter->lines->len; i++)
    add_line (self, g_ptr_array_index (chapter->lines, i));

  adw_bin_set_child (ADW_BIN (self), self->box);
  self->query = NULL;
}

/**
 * iteam_help_page_get_first_hit:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the first paragraph that holds what is looked for.
 */
GtkWidget *
iteam_help_page_get_first_hit (IteamHelpPage *self)
{
  g_return_val_if_fail (ITEAM_IS_HELP_PAGE (self), NULL);

  return self->first_hit;
}
