"""outlines of territories, and the one that a caisse's next adoption names."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'territory_outline',
        sa.Column('caisse_id', sa.Uuid(), nullable=False),
        sa.Column('sha256', sa.String(), nullable=False),
        sa.Column('body', sa.String(), nullable=False),
        sa.Column('added_at', sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(['caisse_id'], ['caisse.id'], name=op.f('fk_territory_outline_caisse_id')),
        sa.PrimaryKeyConstraint('caisse_id', 'sha256', name=op.f('pk_territory_outline')),
    )
    with op.batch_alter_table('caisse', schema=None) as batch_op:
        batch_op.add_column(sa.Column('territory_outline', sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('caisse', schema=None) as batch_op:
        batch_op.drop_column('territory_outline')
    op.drop_table('territory_outline')
