// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>
#include <QVariantMap>
#include <map>
#include <string>
#include <vector>

#include "flipbook/capabilities.h"
#include "flipbook/exporter.h"

class QCheckBox;
class QComboBox;
class QSettings;
class QSpinBox;

namespace flipbook::ui {

class ClipEditForm;

// What is written of a clip and how, for every format by itself. The fields show one of the ticked
// formats, or all: what is changed then is changed for each of them and the rest stays.
class FormatOptions final : public QGroupBox {
    Q_OBJECT

public:
    struct Choice {
        ClipEdit edit;
        int loops = 0;
        std::string dither;
        bool has_recipe = true;
    };

    // The range of the viewer is offered where `in` or `out` is set.
    FormatOptions(const Clip& clip, std::optional<int> in, std::optional<int> out,
                  QWidget* parent = nullptr);

    void set_ticked(const std::vector<Format>& formats);

    Choice choice(const std::string& format) const;

    // "24 frames at 8 a second: 3.0 s"
    QString summary(const std::string& format) const;

    // What was chosen last for each; the range and the rate belong to one clip.
    void restore(const QSettings& settings, const std::vector<Format>& formats);
    void remember(QSettings& settings) const;

Q_SIGNALS:
    void changed();

private:
    void create_fields();
    std::vector<std::string> shown_formats() const;
    QVariantMap values() const;
    void show_values();
    void take_change();
    void enable_fields();

    ClipEditForm* m_edit;
    QComboBox* m_shown;  // Data: a format's name; empty for all.
    QSpinBox* m_loops = nullptr;
    QComboBox* m_dither = nullptr;
    QCheckBox* m_recipe = nullptr;
    QList<QWidget*> m_fields;
    QVariantMap m_usual;                           // Before anything was chosen.
    QVariantMap m_values;                          // That the fields show.
    std::map<std::string, QVariantMap> m_choices;  // By format.
    std::vector<Format> m_ticked;
};

}  // namespace flipbook::ui
