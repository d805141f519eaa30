// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <functional>
#include <vector>

class QBoxLayout;
class QLabel;

namespace flipbook::ui {

// What went wrong or is worth knowing, above the viewer, in plain words, with the remedies that
// fit as buttons. Stays until it is dismissed, replaced or a remedy is chosen; never modal.
class Banner final : public QFrame {
    Q_OBJECT

public:
    enum class Kind { information, warning, error };

    struct Remedy {
        QString label;  // "Smaller context".
        QString hint;   // Tool tip: what it changes.
        std::function<void()> apply;
    };

    explicit Banner(QWidget* parent = nullptr);

    void show_message(Kind kind, const QString& text, std::vector<Remedy> remedies = {});
    QString text() const;  // Empty while hidden.

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void changed();

private:
    void clear_buttons();

    QLabel* m_icon;
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

}  // namespace flipbook::ui
