"""what visits sent hold, drafts of charters."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('held_visit',
    sa.Column('visit_id', sa.Uuid(), nullable=False),
    sa.Column('caisse_id', sa.Uuid(), nullable=False),
    sa.Column('submission_id', sa.Uuid(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['caisse_id'], ['caisse.id'], name=op.f('fk_held_visit_caisse_id')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_held_visit_visit_id')),
    sa.PrimaryKeyConstraint('visit_id', name=op.f('pk_held_visit'))
    )
    with op.batch_alter_table('held_visit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_held_visit_caisse_id'), ['caisse_id'], unique=False)

    op.create_table('charter_draft',
    sa.Column('caisse_id', sa.Uuid(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('charter', sa.String(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('added_at', sa.BigInteger(), nullable=False),
    sa.Column('deleted_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['caisse_id'], ['caisse.id'], name=op.f('fk_charter_draft_caisse_id')),
    sa.PrimaryKeyConstraint('caisse_id', 'sha256', name=op.f('pk_charter_draft'))
    )


def downgrade() -> None:
    op.drop_table('charter_draft')
    with op.batch_alter_table('held_visit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_held_visit_caisse_id'))

    op.drop_table('held_visit')
