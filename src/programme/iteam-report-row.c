/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-personal-data.h"
#include "iteam-text.h"

/**
 * IteamReportRow:
 *
 * How many reports of a kind a year had to one side, with a remark. Both are edited where
 * they stand: Enter and leaving them finish. A number that is taken away leaves nothing.
 */
struct _IteamReportRow
{
  AdwActionRow parent_instance;

  int year;
  int kind;
  int side;
  gboolean updating;

  /* template children */
  GtkEditable *count_entry;
  GtkEditable *remark_entry;
  IteamConflictMark *mark;

  /* owned */
  IteamProgrammeDesk *desk;
  /* a row that is in the file, or NULL */
  IteamReportCount *reports;
};

G_DEFINE_FINAL_TYPE (IteamReportRow, iteam_report_row, ADW_TYPE_ACTION_ROW)

static IteamReportCount *
find (IteamReportRow *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);

  for (guint i = 0; programme != NULL && i < programme->counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (programme->counts->pdata[i]);

      if (fields->year == self->year && fields->kind == self->kind && fields->side == self->side)
        return programme->counts->pdata[i];
    }

  return NULL;
}

static void
show_text (GtkEditable *entry,
           const char  *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

/* What others will read of it, and whether there is something in the remark that nobody is
 * to read. */
static void
show_subtitle (IteamReportRow               *self,
               const IteamReportCountFields *fields)
{
  IteamPublicFigure figure = iteam_public_figure_new (fields != NULL ? fields->count : ITEAM_FIGURE_NONE);
  g_autofree char *outside = iteam_public_figure_format (&figure);
  g_autofree char *told = figure.relation == '<' ? g_strdup_printf (_("Outside the team: %s"), outside) : g_strdup ("");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), told);
}

static void
show (IteamReportRow *self)
{
  const IteamReportCountFields *fields = self->reports != NULL ? iteam_report_count_get_fields (self->reports) : NULL;
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));
  g_autofree char *count = fields != NULL && fields->count >= 0 ? g_strdup_printf ("%d", fields->count) : g_strdup ("");

  self->updating = TRUE;
  show_text (self->count_entry, count);
  show_text (self->remark_entry, fields != NULL && fields->remark != NULL ? fields->remark : "");
  self->updating = FALSE;
  show_subtitle (self, fields);
  gtk_editable_set_editable (self->count_entry, writable);
  gtk_editable_set_editable (self->remark_entry, writable);
  g_object_set (self->mark,
                "store", iteam_desk_get_store (ITEAM_DESK (self->desk)),
                "row", self->reports != NULL ? iteam_entry_get_id (ITEAM_ENTRY (self->reports)) : 0,
                NULL);
}

/* Returns whether the text is a count, or nothing. */
static gboolean
read_count (GtkEditable *entry,
            int         *count)
{
  g_autofree char *text = iteam_text_strip (gtk_editable_get_text (entry));
  guint64 value;

  *count = ITEAM_FIGURE_NONE;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 99999, &value, NULL))
    return FALSE;
  *count = (int) value;

  return TRUE;
}

static void
write_row (IteamReportRow *self,
           int             count,
           const char     *remark)
{
  g_autoptr (IteamReportCount) edited = NULL;

  if (count < 0 && remark == NULL)
    {
      if (self->reports != NULL)
        iteam_desk_remove (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->reports);

      return;
    }

  edited = self->reports != NULL ? iteam_entry_copy (self->reports)
                                 : iteam_report_count_new (self->year, (IteamReportKind) self->kind, (IteamSide) self->side);
  g_object_set (edited, "count", count, "remark", remark, NULL);
  if (self->reports != NULL)
    iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->reports, edited);
  else
    iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), edited);
}

static void
done_cb (IteamReportRow *self)
{
  const IteamReportCountFields *fields = self->reports != NULL ? iteam_report_count_get_fields (self->reports) : NULL;
  g_autofree char *remark = iteam_text_strip (gtk_editable_get_text (self->remark_entry));
  int count;

  if (self->updating || !iteam_desk_get_writable (ITEAM_DESK (self->desk)))
    return;
  if (!read_count (self->count_entry, &count))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->count_entry), "error");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("How many there were is a number."));

      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->count_entry), "error");
  if (count != (fields != NULL ? fields->count : ITEAM_FIGURE_NONE) || g_strcmp0 (remark, fields != NULL ? fields->remark : NULL) != 0)
    write_row (self, count, remark);
}

/* A quiet warning where it is typed: what could be traced to a person is not for this file. */
static void
remark_typed_cb (IteamReportRow *self)
{
  const char *remark = gtk_editable_get_text (self->remark_entry);
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  g_autoptr (GArray) matches = directory != NULL ? iteam_personal_data_find (remark, directory) : NULL;
  g_autofree char *what = NULL;

  if (matches != NULL && matches->len > 0)
    what = g_strdup_printf (_("This looks like %s, which a team file does not hold."),
                            iteam_personal_kind_label (g_array_index (matches, IteamPersonalMatch, 0).kind));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->remark_entry), GTK_ENTRY_ICON_SECONDARY, what != NULL ? "dialog-warning-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->remark_entry), GTK_ENTRY_ICON_SECONDARY, what);
}

static gboolean
revert_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  show (ITEAM_REPORT_ROW (widget));

  return TRUE;
}

static void
iteam_report_row_dispose (GObject *object)
{
  IteamReportRow *self = ITEAM_REPORT_ROW (object);

  self->updating = TRUE;
  g_clear_object (&self->reports);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_report_row_parent_class)->dispose (object);
}

static void
iteam_report_row_class_init (IteamReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_report_row_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-report-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportRow, count_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamReportRow, mark);
  gtk_widget_class_bind_template_child (widget_class, IteamReportRow, remark_entry);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_typed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, revert_cb, NULL);
}

static void
iteam_report_row_init (IteamReportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_report_row_new:
 * @desk: what the pane has in common
 * @kind: what is counted
 * @side: to whom they were made
 *
 * Returns: (transfer floating): a row for it, of no year yet.
 */
GtkWidget *
iteam_report_row_new (IteamProgrammeDesk *desk,
                      IteamReportKind     kind,
                      IteamSide           side)
{
  IteamReportRow *self = g_object_new (ITEAM_TYPE_REPORT_ROW, NULL);
  g_autofree char *name = iteam_report_count_label ((int) kind, (int) side);
  /* Translators: the name of a field: what is counted, and that this is a remark about it. */
  g_autofree char *remark = g_strdup_printf (_("%s: remark"), name);

  self->desk = g_object_ref (desk);
  self->kind = (int) kind;
  self->side = (int) side;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), iteam_terms_label (&iteam_sides, (int) side));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, remark, -1);

  return GTK_WIDGET (self);
}

static gboolean
is_typed_in (IteamReportRow *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return focus != NULL && !gtk_widget_has_focus (GTK_WIDGET (self));
}

/**
 * iteam_report_row_sync:
 * @self: a row
 * @year: a year
 *
 * Shows the number of that year as it is now, unless someone is typing here.
 */
void
iteam_report_row_sync (IteamReportRow *self,
                       int             year)
{
  gboolean other = self->year != year;

  g_return_if_fail (ITEAM_IS_REPORT_ROW (self));

  self->year = year;
  g_set_object (&self->reports, find (self));
  if (other || !is_typed_in (self))
    show (self);
}

/**
 * iteam_report_row_get:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the number of reports, if there is one.
 */
IteamReportCount *
iteam_report_row_get (IteamReportRow *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_ROW (self), NULL);

  return self->reports;
}

/**
 * iteam_report_row_finish:
 * @self: a row
 *
 * Writes what is still being typed.
 */
void
iteam_report_row_finish (IteamReportRow *self)
{
  g_return_if_fail (ITEAM_IS_REPORT_ROW (self));

  if (is_typed_in (self))
    done_cb (self);
}
