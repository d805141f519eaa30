// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>

class QLineEdit;
class QToolButton;

namespace flipbook::ui {

// A seed, exact to the last of its 64 bits: 0 … 18446744073709551615. Up and Down count, a die
// draws one, a button brings back the one that the last clip was made with.
class SeedEdit final : public QWidget {
    Q_OBJECT

public:
    explicit SeedEdit(QWidget* parent = nullptr);

    std::uint64_t seed() const { return m_seed; }
    void show_seed(std::uint64_t seed);  // Emits nothing.

    // What the button brings back; it is disabled until there is one.
    void set_last_seed(std::uint64_t seed);

    // Takes what is typed, or goes back to the seed before it where that is none.
    void commit();

Q_SIGNALS:
    void seed_changed(quint64 seed);
    void any_wanted();  // A1111's -1 was entered: another seed each time. After seed_changed().

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void set_seed(std::uint64_t seed);
    void mark(bool is_seed);

    QLineEdit* m_text;
    QToolButton* m_die;
    QToolButton* m_recycle;
    std::uint64_t m_seed = 0;
    std::optional<std::uint64_t> m_last;
};

// Nothing for a text that is no whole number of 64 bits. Spaces around it are nothing.
std::optional<std::uint64_t> parse_seed(const QString& text);

}  // namespace flipbook::ui
